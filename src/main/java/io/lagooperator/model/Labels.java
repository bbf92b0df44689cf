package io.lagooperator.model;

import java.util.Map;
import java.util.TreeMap;

/** Labels and annotations, spelled here and nowhere else. */
public final class Labels {
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String OPERATOR = "lago-operator";
  public static final String VERSION = "app.kubernetes.io/version";

  private static final String PREFIX = "lago-operator.io/";
  public static final String INSTANCE = PREFIX + "instance";
  public static final String COMPONENT = PREFIX + "component";

  /** Hash of what was applied last; with our managedFields entry it tells whether to write. */
  public static final String APPLIED = PREFIX + "applied";

  /** Hash of the wanted pod template, by which the plan tells what still has to roll. */
  public static final String REVISION = PREFIX + "revision";

  /** On pods that share the volume for files, so that they find each other. */
  public static final String FILES = PREFIX + "files";

  /** On an account of a user: the instance whose pods may run as it. */
  public static final String ALLOW = PREFIX + "allow";

  public static final String RESTART = PREFIX + "restart";

  /** Which database and queues a workload means. */
  public static final String STORES = PREFIX + "stores";

  /** On a dedicated worker that has been ready, so that jobs may be in its queues. */
  public static final String SERVED = PREFIX + "served";

  /** Workers that a workload sends jobs to. */
  public static final String ROUTES = PREFIX + "routes";

  /** The worker whose queues a Job waits for. */
  public static final String DRAINS = PREFIX + "drains";

  /** On a Job that looks again: what was found before. */
  public static final String FOUND_BEFORE = PREFIX + "found-before";

  /** The Secret of derived values that a workload reads, kept as long as one does. */
  public static final String CONNECTIONS = PREFIX + "connections";

  /** Keyed hash of the Secret values that a pod reads. */
  public static final String INPUTS = PREFIX + "inputs";

  public static final String JOB_RELEASE = PREFIX + "release";
  public static final String JOB_DATABASE = PREFIX + "database";
  public static final String JOB_ATTEMPT = PREFIX + "attempt";

  /** The releases that an upgrade led from and to when a Job of it was made. */
  public static final String UPGRADE_FROM = PREFIX + "upgrade-from";

  public static final String UPGRADE_TO = PREFIX + "upgrade-to";

  public static final String KEYS_FINGERPRINT = PREFIX + "keys-fingerprint";

  private Labels() {}

  /** Whether a label or annotation says something of the operator, and so is nobody else's. */
  public static boolean isOwned(String key) {
    return key.startsWith(PREFIX)
        || key.matches(
            "app[.]kubernetes[.]io/(name|instance|component|version|part-of|managed-by)");
  }

  /** Labels of an object that belongs to the instance as a whole. */
  public static Map<String, String> of(Instance instance) {
    var labels = new TreeMap<String, String>();
    labels.put("app.kubernetes.io/name", "lago");
    labels.put("app.kubernetes.io/instance", instance.name());
    labels.put("app.kubernetes.io/part-of", "lago");
    labels.put(MANAGED_BY, OPERATOR);
    labels.put(INSTANCE, instance.name());
    return labels;
  }

  /** Labels of an object that belongs to one component. */
  public static Map<String, String> of(Instance instance, String component) {
    var labels = of(instance);
    labels.put("app.kubernetes.io/component", component);
    labels.put(COMPONENT, component);
    return labels;
  }

  /** What Services and workloads select pods by; it never changes. */
  public static Map<String, String> selector(Instance instance, String component) {
    return new TreeMap<>(Map.of(INSTANCE, instance.name(), COMPONENT, component));
  }
}

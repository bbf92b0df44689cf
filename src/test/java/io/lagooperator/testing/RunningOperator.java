package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.lagooperator.LagoOperator;
import io.lagooperator.settings.OperatorSettings;
import io.lagooperator.settings.Setting;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Operators that run inside the tests' JVM, as they would in a pod. */
public final class RunningOperator {
  /** What the shared operator calls itself in the audit log. */
  public static final String USER_AGENT = "lago-operator/shared";

  /** Instances of this class are left to operators that a test starts for itself. */
  private static final String SHARED_CLASS = "";

  private static @Nullable LagoOperator shared;

  private RunningOperator() {}

  /** The one operator that most tests share; it ends with the JVM. */
  static synchronized void shared() {
    if (shared == null) {
      var cluster = Cluster.shared();
      installCrd(cluster.client());
      shared = start(cluster, USER_AGENT, SHARED_CLASS);
    }
  }

  /** An operator of a test's own, for tests that stop or restart it. */
  public static LagoOperator start(Cluster cluster, String userAgent, String operatorClass) {
    return start(cluster, userAgent, operatorClass, InstantSource.system());
  }

  /** The same, with another idea of time. */
  public static LagoOperator start(
      Cluster cluster, String userAgent, String operatorClass, InstantSource clock) {
    var settings =
        settings(
            Map.of(
                Setting.CLASS,
                operatorClass,
                Setting.SECRET_STORES,
                String.join(" ", Specs.SECRET_STORES)));
    return LagoOperator.start(
        cluster.newOperatorClient(userAgent), settings, LagoOperator.Part.alone(clock));
  }

  /** An operator of one namespace and its class, whose requests are seen before they are sent. */
  public static LagoOperator startFor(TestNamespace namespace, Interceptor seen) {
    return startFor(
        namespace,
        namespace.cluster().newOperatorClient("lago-operator/seen", seen),
        InstantSource.system());
  }

  /** An operator of one namespace and its class, with these settings besides. */
  public static LagoOperator startFor(TestNamespace namespace, Map<Setting, String> more) {
    var all = new EnumMap<>(more);
    all.put(Setting.NAMESPACES, namespace.name());
    all.put(Setting.CLASS, namespace.name());
    return LagoOperator.start(
        namespace.cluster().newOperatorClient("lago-operator/own"), settings(all));
  }

  /** The same without an end, and with another idea of time. */
  public static LagoOperator startFor(TestNamespace namespace, InstantSource clock) {
    return startFor(namespace, namespace.cluster().newOperatorClient("lago-operator/own"), clock);
  }

  private static LagoOperator startFor(
      TestNamespace namespace, KubernetesClient client, InstantSource clock) {
    var settings =
        settings(Map.of(Setting.NAMESPACES, namespace.name(), Setting.CLASS, namespace.name()));
    return LagoOperator.start(client, settings, LagoOperator.Part.alone(clock));
  }

  /** On free ports and soon at an end; the rest is as these say, or as it is unless set. */
  public static OperatorSettings settings(Map<Setting, String> of) {
    var all = new EnumMap<Setting, String>(Setting.class);
    all.put(Setting.PROBE_PORT, "0");
    all.put(Setting.ADMIN_PORT, "0");
    all.put(Setting.STOP_TIMEOUT_SECONDS, "5");
    all.putAll(of);
    return OperatorSettings.from(
        all.entrySet().stream()
            .collect(Collectors.toMap(it -> it.getKey().variable(), Map.Entry::getValue)));
  }

  /** Returns when the API server serves it. */
  public static void installCrd(KubernetesClient client) {
    installCrd(client, FinishedCrd.committed());
  }

  /** The same, of another release. */
  public static void installCrd(KubernetesClient client, CustomResourceDefinition definition) {
    client.resource(definition).serverSideApply();
    awaitCrd(client, "lagoinstances.lago-operator.io");
  }

  /** Until then neither instances nor an operator find it. */
  static void awaitCrd(KubernetesClient client, String name) {
    client
        .resources(CustomResourceDefinition.class)
        .withName(name)
        .waitUntilCondition(
            RunningOperator::isEstablished, Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private static boolean isEstablished(@Nullable CustomResourceDefinition crd) {
    return crd != null
        && crd.getStatus() != null
        && crd.getStatus().getConditions() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }
}

package io.lagooperator.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.lagooperator.model.Labels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All objects of an instance as text, without what differs from instance to instance: what the
 * cluster numbers, and what is random or made of that.
 */
public final class EndState {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          Deployment.class,
          StatefulSet.class,
          Job.class,
          Service.class,
          ConfigMap.class,
          Secret.class,
          PersistentVolumeClaim.class,
          ServiceAccount.class,
          Ingress.class,
          PodDisruptionBudget.class);

  /** Controllers annotate as well, some of them when they get round to it. */
  private static final List<String> OURS =
      List.of(
          Labels.APPLIED,
          Labels.REVISION,
          Labels.STORES,
          Labels.CONNECTIONS,
          Labels.JOB_RELEASE,
          Labels.JOB_DATABASE,
          Labels.JOB_ATTEMPT,
          Labels.KEYS_FINGERPRINT);

  private EndState() {}

  private static Map<String, String> of(TestNamespace namespace) {
    var all = new TreeMap<String, String>();
    for (var kind : KINDS) {
      namespace.client().resources(kind).withLabel(Labels.INSTANCE).list().getItems().stream()
          .forEach(
              object ->
                  all.put(
                      HasMetadata.getKind(kind)
                          + " "
                          + masked(object.getMetadata().getName(), namespace),
                      text(object, namespace)));
    }
    return all;
  }

  /** Where the objects of two namespaces differ: the texts themselves are too long to be read. */
  public static List<String> differences(TestNamespace one, TestNamespace other) {
    var mine = of(one);
    var theirs = of(other);
    var names = new TreeSet<>(mine.keySet());
    names.addAll(theirs.keySet());
    return names.stream()
        .map(name -> name + difference(mine.getOrDefault(name, ""), theirs.getOrDefault(name, "")))
        .filter(line -> line.contains(" | "))
        .toList();
  }

  private static String difference(String one, String other) {
    return one.equals(other) ? "" : ": " + differing(one, other) + " | " + differing(other, one);
  }

  private static String differing(String text, String other) {
    var from = 0;
    while (from < Math.min(text.length(), other.length())
        && text.charAt(from) == other.charAt(from)) {
      from++;
    }
    return text.substring(Math.max(0, from - 60), Math.min(text.length(), from + 60));
  }

  private static String text(HasMetadata object, TestNamespace namespace) {
    ObjectNode tree = JSON.valueToTree(object);
    var succeeded = tree.at("/status/succeeded").asInt();
    var metadata = (ObjectNode) tree.get("metadata");
    metadata.remove(List.of("uid", "resourceVersion", "creationTimestamp", "managedFields"));
    metadata.remove("generation");
    if (metadata.get("annotations") instanceof ObjectNode annotations) {
      annotations.retain(OURS);
    }
    if (tree.get("spec") instanceof ObjectNode spec) {
      spec.remove(List.of("clusterIP", "clusterIPs", "volumeName"));
    }
    if (tree.get("data") instanceof ObjectNode data && object instanceof Secret) {
      data.fieldNames().forEachRemaining(name -> data.put(name, "secret"));
    }
    tree.remove("status");
    tree.put("succeeded", succeeded);
    return masked(tree.toString(), namespace);
  }

  private static String masked(String text, TestNamespace namespace) {
    return text.replace(namespace.name(), "namespace")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "uid")
        .replaceAll("[0-9a-f]{6,}", "hash");
  }
}

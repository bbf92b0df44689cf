package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.model.Labels;
import io.lagooperator.settings.Setting;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.RunningOperator;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An operator that looks after instances with certain labels alone. */
@WithOperator
class SelectorClusterTest {
  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(Deployment.class, StatefulSet.class, Service.class, Secret.class, Job.class);

  @Test
  void anInstanceWithoutTheLabelIsLeftAlone(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    try (var operator = start(namespace)) {
      assertThat(operator.probePort()).isPositive();
      lagos.apply(manifest(namespace, "other", "{team: reporting}"));
      lagos.apply(manifest(namespace, "billing", "{team: billing}"));
      lagos.awaitState("billing", "Running");
      assertThat(lagos.get("other").getStatus().state()).isNull();
      assertThat(objectsOf("other", namespace)).isEmpty();

      lagos.apply(manifest(namespace, "other", "{team: billing}"));
      lagos.awaitState("other", "Running");
    }
  }

  @Test
  void anInstanceThatLosesTheLabelKeepsAllThatItHas(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    try (var operator = start(namespace)) {
      assertThat(operator.probePort()).isPositive();
      lagos.apply(manifest(namespace, "billing", "{team: billing}"));
      lagos.awaitState("billing", "Running");
      var objects = objectsOf("billing", namespace);
      assertThat(objects).hasSizeGreaterThan(10);

      lagos.apply(manifest(namespace, "billing", "{team: reporting}"));
      var service = Patches.on(namespace, Service.class, "billing-api");
      service.delete();
      lagos.apply(manifest(namespace, "next", "{team: billing}"));
      lagos.awaitState("next", "Running");
      assertThat(objectsOf("billing", namespace))
          .as("all but the Service, which nobody looks after any more")
          .hasSize(objects.size() - 1)
          .isSubsetOf(objects);

      lagos.apply(manifest(namespace, "billing", "{team: billing}"));
      service.await(it -> true);
      assertThat(objectsOf("billing", namespace)).hasSameSizeAs(objects);
    }
  }

  private static LagoOperator start(TestNamespace namespace) {
    return RunningOperator.startFor(namespace, Map.of(Setting.SELECTOR, "team=billing"));
  }

  private static String manifest(TestNamespace namespace, String name, String labels) {
    return """
    apiVersion: lago-operator.io/v1alpha1
    kind: LagoInstance
    metadata: {name: %s, labels: %s}
    spec:
      version: 1.51.0
      operatorClass: %s
      urls: {front: 'https://%1$s.example.com'}
    """
        .formatted(name, labels, namespace.name());
  }

  private static Set<String> objectsOf(String instance, TestNamespace namespace) {
    return KINDS.stream()
        .flatMap(
            kind ->
                namespace
                    .client()
                    .resources(kind)
                    .withLabel(Labels.INSTANCE, instance)
                    .list()
                    .getItems()
                    .stream())
        .map(it -> it.getMetadata().getName() + " " + it.getMetadata().getUid())
        .collect(Collectors.toSet());
  }
}

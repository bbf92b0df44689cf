package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;

/** What is ours is put right; what is not ours is left alone. */
@WithOperator
@Isolated("it measures times")
@Execution(ExecutionMode.SAME_THREAD)
class DriftClusterTest {
  private record Owned(Class<? extends HasMetadata> kind, String name, String otherValue) {
    @Override
    public String toString() {
      return (kind.getSimpleName() + " " + name).strip();
    }
  }

  /** One object of each kind, and a change of a field that we own. */
  private static final List<Owned> OWNED =
      List.of(
          new Owned(
              Deployment.class,
              "billing-front",
              "{\"spec\":{\"template\":{\"spec\":{\"terminationGracePeriodSeconds\":1}}}}"),
          new Owned(
              Deployment.class,
              "billing-worker",
              "{\"spec\":{\"template\":{\"spec\":{\"terminationGracePeriodSeconds\":1}}}}"),
          new Owned(
              Deployment.class,
              "billing-clock",
              "{\"spec\":{\"template\":{\"spec\":{\"terminationGracePeriodSeconds\":1}}}}"),
          new Owned(
              StatefulSet.class,
              "billing-redis",
              "{\"spec\":{\"template\":{\"spec\":{\"terminationGracePeriodSeconds\":1}}}}"),
          new Owned(
              Service.class,
              "billing-api",
              "{\"spec\":{\"selector\":{\"lago-operator.io/component\":\"front\"}}}"),
          new Owned(
              Ingress.class,
              "billing",
              "{\"spec\":{\"rules\":[{\"host\":\"elsewhere.example.com\"}]}}"),
          new Owned(
              PodDisruptionBudget.class, "billing-front", "{\"spec\":{\"maxUnavailable\":0}}"),
          new Owned(
              HorizontalPodAutoscaler.class, "billing-api", "{\"spec\":{\"maxReplicas\":50}}"),
          new Owned(ConfigMap.class, "billing-front", "{\"data\":{\"env-config.js\":\"\"}}"),
          new Owned(ServiceAccount.class, "billing", "{\"automountServiceAccountToken\":true}"),
          new Owned(Secret.class, "", "{\"data\":{\"REDIS_URL\":\"eA==\"}}"),
          new Owned(
              PersistentVolumeClaim.class,
              "billing-postgresql",
              "{\"metadata\":{\"labels\":{\"lago-operator.io/component\":\"other\"}}}"),
          new Owned(
              PersistentVolumeClaim.class,
              "billing-files",
              "{\"metadata\":{\"labels\":{\"lago-operator.io/component\":\"other\"}}}"));

  @Test
  void whateverSomebodyDoesToOursIsPutRightWithinASecond(TestNamespace namespace) {
    everyKind(namespace).awaitState("billing", "Running");

    measure("an edit", times(namespace, owned -> on(namespace, owned).merge(owned.otherValue())));
    measure(
        "a take-over",
        times(namespace, owned -> on(namespace, owned).takeOver(owned.otherValue())));
    measure("a deletion", timesOfDeletion(namespace));
  }

  @Test
  void anObjectWhoseLabelSomebodyTookOffIsFoundAgain(TestNamespace namespace) {
    var lagos = everyKind(namespace);
    lagos.awaitState("billing", "Running");

    var times =
        times(
            namespace,
            owned ->
                on(namespace, owned)
                    .merge("{\"metadata\":{\"labels\":{\"app.kubernetes.io/managed-by\":null}}}"));

    assertThat(times).hasSize(OWNED.size());
  }

  @Test
  void whatSomebodyAddedStaysThroughAVersionChange(TestNamespace namespace) {
    var lagos = everyKind(namespace);
    lagos.awaitState("billing", "Running");
    var api = Patches.on(namespace, Deployment.class, "billing-api");
    var worker = Patches.on(namespace, Deployment.class, "billing-worker");
    api.merge(
        """
        {"metadata": {"labels": {"example.com/team": "billing"},
                      "annotations": {"example.com/note": "keep"}}}
        """);
    worker.strategic(
        """
        {"spec": {"template": {"spec": {"containers": [
          {"name": "worker", "env": [{"name": "EXTRA", "value": "yes"}]},
          {"name": "sidecar", "image": "example.com/sidecar:1"}]}}}}
        """);
    Patches.on(namespace, ConfigMap.class, "billing-front").merge("{\"data\":{\"more\":\"keep\"}}");
    namespace
        .client()
        .apps()
        .deployments()
        .inNamespace(namespace.name())
        .withName("billing-api")
        .scale(4);

    lagos.apply(manifest("1.51.1"));
    lagos.await("billing", "1.51.1", l -> "1.51.1".equals(l.getStatus().version()));
    lagos.awaitState("billing", "Running");

    assertThat(api.get().getMetadata().getLabels()).containsEntry("example.com/team", "billing");
    assertThat(api.get().getMetadata().getAnnotations()).containsEntry("example.com/note", "keep");
    assertThat(api.get().getSpec().getReplicas()).as("the autoscaler's number").isEqualTo(4);
    var containers = worker.get().getSpec().getTemplate().getSpec().getContainers();
    assertThat(containers).extracting(c -> c.getName()).containsExactly("worker", "sidecar");
    assertThat(containers.get(0).getImage()).endsWith(":v1.51.1");
    assertThat(containers.get(0).getEnv()).anyMatch(e -> e.getName().equals("EXTRA"));
    assertThat(Patches.on(namespace, ConfigMap.class, "billing-front").get().getData())
        .containsEntry("more", "keep");
  }

  @Test
  void whatIsNoLongerWantedIsRemovedAndDataStays(TestNamespace namespace) {
    var lagos = everyKind(namespace);
    lagos.awaitState("billing", "Running");

    lagos.apply(Lagos.minimal("1.51.0") + "  components:\n    pdf: {enabled: false}\n");
    lagos.await("billing", "7/7", l -> "7/7".equals(l.getStatus().ready()));

    var client = namespace.client();
    assertThat(client.resources(Ingress.class).inNamespace(namespace.name()).list().getItems())
        .isEmpty();
    assertThat(
            client
                .resources(HorizontalPodAutoscaler.class)
                .inNamespace(namespace.name())
                .list()
                .getItems())
        .isEmpty();
    assertThat(
            client
                .resources(PodDisruptionBudget.class)
                .inNamespace(namespace.name())
                .list()
                .getItems())
        .isEmpty();
    assertThat(
            client
                .resources(Deployment.class)
                .inNamespace(namespace.name())
                .withName("billing-pdf")
                .get())
        .isNull();
    assertThat(
            client
                .resources(PersistentVolumeClaim.class)
                .inNamespace(namespace.name())
                .list()
                .getItems())
        .hasSize(3);
  }

  private static Lagos everyKind(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.apply(manifest("1.51.0"));
    return lagos;
  }

  private static String manifest(String version) {
    return Lagos.minimal(version)
        + """
          ingress: {className: traefik}
          components:
            front: {replicas: 2}
            api: {autoscaling: {min: 2, max: 6}}
        """;
  }

  private static Patches<? extends HasMetadata> on(TestNamespace namespace, Owned owned) {
    return Patches.on(
        namespace,
        owned.kind(),
        owned.kind() == Secret.class ? connections(namespace) : owned.name());
  }

  /** Its name has a hash of its values in it. */
  private static String connections(TestNamespace namespace) {
    return namespace.client().secrets().list().getItems().stream()
        .map(secret -> secret.getMetadata().getName())
        .filter(name -> name.startsWith("billing-connections-"))
        .findFirst()
        .orElseThrow();
  }

  /** How long it took for each object to be as it was before somebody laid hands on it. */
  private static Map<String, Long> times(TestNamespace namespace, Consumer<Owned> meddle) {
    var times = new LinkedHashMap<String, Long>();
    for (var owned : OWNED) {
      var patches = on(namespace, owned);
      var before = patches.get();
      var start = System.nanoTime();
      meddle.accept(owned);
      patches.await(
          now ->
              !now.getMetadata()
                      .getResourceVersion()
                      .equals(before.getMetadata().getResourceVersion())
                  && Patches.content(now).equals(Patches.content(before)));
      times.put(owned.toString(), millisecondsSince(start));
    }
    return times;
  }

  /** The clock is made again only when the old one is gone, which takes its grace. */
  private static Map<String, Long> timesOfDeletion(TestNamespace namespace) {
    var times = new LinkedHashMap<String, Long>();
    for (var owned : OWNED) {
      if (owned.kind() == PersistentVolumeClaim.class || owned.name().equals("billing-clock")) {
        continue; // a claim's data would go with it: Kubernetes keeps it while pods use it
      }
      var patches = on(namespace, owned);
      var uid = patches.get().getMetadata().getUid();
      var start = System.nanoTime();
      patches.delete();
      patches.await(object -> !object.getMetadata().getUid().equals(uid));
      times.put(owned.toString(), millisecondsSince(start));
    }
    return times;
  }

  private static long millisecondsSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  /** A busy machine may hold up one of them for a while, though not most of them. */
  private static void measure(String what, Map<String, Long> times) {
    System.out.printf("drift: %s is put right after %d ms (median)%n", what, median(times));
    times.forEach((owned, time) -> System.out.printf("drift:   %5d ms  %s%n", time, owned));
    assertThat(median(times)).as(what).isLessThan(1000);
    assertThat(times).as(what).allSatisfy((owned, time) -> assertThat(time).isLessThan(5000));
  }

  private static long median(Map<String, Long> times) {
    return times.values().stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }
}

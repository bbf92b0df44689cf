package io.lagooperator.desired;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.lagooperator.desired.ScaledObject.Spec;
import io.lagooperator.desired.ScaledObject.Trigger;
import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.testing.Specs;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QueueScalersTest {
  private static final String WORKERS =
      "components: {worker: {autoscaling: {min: 1, max: 4, queueLength: 100, cpuPercent: 70}},"
          + " events: {enabled: true, autoscaling: {min: 2, max: 8, queueLength: 500}}}\n";

  @Test
  void aWorkerOfOneQueueIsScaledByItAlone() {
    var spec = spec(Specs.instance(WORKERS), "billing-events");

    assertThat(spec.scaleTargetRef().name()).isEqualTo("billing-events");
    assertThat(List.of(spec.minReplicaCount(), spec.maxReplicaCount())).containsExactly(2, 8);
    assertThat(spec.advanced().scalingModifiers()).isNull();
    assertThat(spec.triggers())
        .singleElement()
        .satisfies(
            trigger ->
                assertThat(trigger.metadata())
                    .containsEntry("listName", "queue:events")
                    .containsEntry("listLength", "500"));
  }

  @Test
  void ofAWorkerOfSeveralQueuesAllJobsCount() {
    var spec = spec(Specs.instance(WORKERS), "billing-worker");

    var names = spec.triggers().stream().map(Trigger::name).toList();
    assertThat(names).contains("queue_default", "queue_high_priority").endsWith("cpu");
    var modifiers = Objects.requireNonNull(spec.advanced().scalingModifiers());
    assertThat(modifiers.target()).isEqualTo("100");
    assertThat(modifiers.formula().split(" [+] "))
        .containsExactlyElementsOf(names.subList(0, names.size() - 1));
  }

  @Test
  void podsGoSlowlySinceWhatTheyWorkOnIsInNoQueue() {
    var down =
        spec(Specs.instance(WORKERS), "billing-events")
            .advanced()
            .horizontalPodAutoscalerConfig()
            .behavior()
            .getScaleDown();

    assertThat(down.getStabilizationWindowSeconds()).isEqualTo(600);
    assertThat(down.getPolicies()).singleElement().matches(p -> p.getValue() == 1);
  }

  @Test
  void thereIsNoSecondAutoscalerBesideIt() {
    var objects = Rendered.whole(Specs.instance(WORKERS));
    assertThat(objects).noneMatch(HorizontalPodAutoscaler.class::isInstance);
    assertThat(Rendered.whole(Specs.instance("")))
        .noneMatch(ForeignObject.class::isInstance)
        .noneMatch(o -> o.getMetadata().getName().equals("billing-queues"));
  }

  @Test
  void theBundledRedisIsNamedAsOtherNamespacesKnowIt() {
    assertThat(secret(Specs.instance(WORKERS)))
        .containsEntry("address", "billing-redis.lago.svc:6379")
        .containsKey("password")
        .doesNotContainKey("username");
  }

  @Test
  void aRedisOfOnesOwnIsReachedAsLagoReachesIt() {
    var instance =
        Specs.instance(
            WORKERS
                + "redis: {external: {host: redis.example.com, port: 6380, tls: true, user: u,"
                + " database: 3, passwordSecret: {name: s, key: k}}}");

    assertThat(secret(instance))
        .containsEntry("address", "redis.example.com:6380")
        .containsEntry("username", "u");
    assertThat(spec(instance, "billing-events").triggers().get(0).metadata())
        .containsEntry("databaseIndex", "3")
        .containsEntry("enableTLS", "true")
        .containsEntry("unsafeSsl", "true");
  }

  @Test
  void sentinelsAreAskedForTheMaster() {
    var instance =
        Specs.instance(
            WORKERS
                + "redis: {external: {sentinels: [{host: s1}, {host: s2.x, port: 5}], masterName: m},"
                + " cable: {external: {host: c}}}");

    assertThat(secret(instance))
        .containsOnly(
            Map.entry("addresses", "s1.lago.svc:26379,s2.x:5"), Map.entry("sentinelMaster", "m"));
    assertThat(spec(instance, "billing-events").triggers().get(0).type())
        .isEqualTo("redis-sentinel");
  }

  @Test
  void kedaReadsEachKeyOfThatSecret() {
    var instance = Specs.instance(WORKERS);
    var authentication = (TriggerAuthentication) object(instance, "billing-queues", "Trigger.*");
    assertThat(Objects.requireNonNull(authentication.getSpec()).secretTargetRef())
        .allMatch(p -> p.name().equals("billing-queues") && p.parameter().equals(p.key()))
        .extracting(TriggerAuthentication.Parameter::key)
        .containsExactlyElementsOf(secret(instance).keySet().stream().sorted().toList());
    assertThat(spec(instance, "billing-events").triggers().get(0).authenticationRef())
        .isEqualTo(new ScaledObject.Authentication("billing-queues"));
  }

  @Test
  void aStoppedInstanceIsNotInTheHandsOfKeda() {
    assertThat(Rendered.whole(Specs.instance(WORKERS + "state: Stopped")))
        .noneMatch(ScaledObject.class::isInstance);
    assertThat(Specs.instance(WORKERS).workload(Component.EVENTS).autoscaling().orElseThrow())
        .matches(bounds -> bounds.cpuPercent().isEmpty(), "CPU counts only when it is given");
  }

  private static Spec spec(Instance instance, String name) {
    return Objects.requireNonNull(((ScaledObject) object(instance, name, "Scaled.*")).getSpec());
  }

  private static Map<String, String> secret(Instance instance) {
    return ((Secret) object(instance, "billing-queues", "Secret"))
        .getData().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    e -> new String(Base64.getDecoder().decode(e.getValue()), UTF_8)));
  }

  private static HasMetadata object(Instance instance, String name, String kind) {
    return Rendered.whole(instance).stream()
        .filter(o -> o.getMetadata().getName().equals(name) && o.getKind().matches(kind))
        .findFirst()
        .orElseThrow();
  }
}

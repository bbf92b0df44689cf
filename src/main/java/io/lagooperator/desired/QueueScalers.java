package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehaviorBuilder;
import io.lagooperator.desired.ScaledObject.Trigger;
import io.lagooperator.model.Component;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.QueueServer;
import io.lagooperator.model.Queues;
import io.lagooperator.model.Workload.Autoscaling;
import io.lagooperator.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Autoscalers by waiting jobs, which KEDA counts in the lists that Sidekiq keeps them in. Jobs that
 * run are in none of them, so pods go slowly, one by one: each gives back what it could not end.
 */
final class QueueScalers {
  private static final int CALM_SECONDS = 600;
  private static final int SECONDS_BETWEEN_PODS = 120;

  private final Instance instance;
  private final QueueServer server;

  private QueueScalers(Instance instance, QueueServer server) {
    this.instance = instance;
    this.server = server;
  }

  static List<HasMetadata> of(Instance instance, Inputs inputs, Plan plan) {
    var scaled =
        instance.components().stream()
            .filter(c -> bounds(instance, c).filter(Autoscaling::isByQueue).isPresent())
            .toList();
    return scaled.isEmpty()
        ? List.of()
        : new QueueScalers(instance, QueueServer.of(instance, inputs)).objects(scaled, plan);
  }

  private static java.util.Optional<Autoscaling> bounds(Instance instance, Component component) {
    return instance.workload(component).autoscaling();
  }

  /** KEDA raises what has no pods: only what has some, and may, is in its hands. */
  private List<HasMetadata> objects(List<Component> scaled, Plan plan) {
    var objects = new ArrayList<HasMetadata>();
    var name = instance.names().queues();
    objects.add(
        new SecretBuilder()
            .withMetadata(Metadata.of(instance, name))
            .withType("Opaque")
            .withData(SecretData.encoded(server.secret()))
            .build());
    objects.add(
        TriggerAuthentication.of(
            Metadata.of(instance, name),
            new TriggerAuthentication.Spec(
                new TreeMap<>(server.secret())
                    .keySet().stream()
                        .map(key -> new TriggerAuthentication.Parameter(key, name, key))
                        .toList())));
    scaled.stream()
        .filter(plan.scalable()::contains)
        .forEach(c -> objects.add(scaler(c, bounds(instance, c).orElseThrow())));
    return objects;
  }

  private ScaledObject scaler(Component component, Autoscaling bounds) {
    var name = instance.names().of(component);
    var target = String.valueOf(bounds.queueLength().orElseThrow());
    var queues = Queues.BUILT_IN.served(instance.release(), component).stream().sorted().toList();
    var triggers =
        Stream.concat(
            queues.stream().map(queue -> trigger(queue, target)),
            bounds.cpuPercent().stream().mapToObj(QueueScalers::cpu));
    return ScaledObject.of(
        Metadata.of(instance, name, component.label()),
        new ScaledObject.Spec(
            new ScaledObject.TargetReference("apps/v1", "Deployment", name),
            bounds.min(),
            bounds.max(),
            new ScaledObject.Advanced(
                new ScaledObject.HpaConfig(behavior()),
                queues.size() == 1 ? null : new ScaledObject.Modifiers(sum(queues), target)),
            triggers.toList()));
  }

  private Trigger trigger(String queue, String target) {
    var metadata = new TreeMap<>(server.settings());
    metadata.put("listName", "queue:" + queue);
    metadata.put("listLength", target);
    return new Trigger(
        server.trigger(),
        triggerName(queue),
        "AverageValue",
        metadata,
        new ScaledObject.Authentication(instance.names().queues()));
  }

  private static Trigger cpu(int percent) {
    return new Trigger("cpu", "cpu", "Utilization", Map.of("value", String.valueOf(percent)), null);
  }

  /** Of a worker of several queues all jobs count, where each alone would ask for few pods. */
  private static String sum(List<String> queues) {
    return queues.stream().map(QueueScalers::triggerName).collect(Collectors.joining(" + "));
  }

  private static String triggerName(String queue) {
    return "queue_" + queue;
  }

  private static HorizontalPodAutoscalerBehavior behavior() {
    return new HorizontalPodAutoscalerBehaviorBuilder()
        .withNewScaleDown()
        .withStabilizationWindowSeconds(CALM_SECONDS)
        .addNewPolicy()
        .withType("Pods")
        .withValue(1)
        .withPeriodSeconds(SECONDS_BETWEEN_PODS)
        .endPolicy()
        .endScaleDown()
        .build();
  }
}

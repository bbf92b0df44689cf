package io.lagooperator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.apply.Gate;
import io.lagooperator.apply.InstanceReconciler;
import io.lagooperator.model.Labels;
import io.lagooperator.runtime.InstanceMetrics;
import io.lagooperator.runtime.Metrics;
import io.lagooperator.runtime.ProbeServer;
import io.lagooperator.settings.OperatorSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One running operator: everything that is version-bound to the framework is in this class. */
public final class LagoOperator implements AutoCloseable {
  private static final int WRITERS = 8;
  private static final int RECONCILERS = 10;
  private static final Duration SAFETY_NET = Duration.ofMinutes(15);

  private final Operator operator;
  private final ExecutorService writers;
  private final ProbeServer probes;
  private final Metrics metrics;
  private final Gate gate;
  private final Duration patience;

  private LagoOperator(
      Operator operator,
      ExecutorService writers,
      ProbeServer probes,
      Metrics metrics,
      Gate gate,
      Duration patience) {
    this.operator = operator;
    this.writers = writers;
    this.probes = probes;
    this.metrics = metrics;
    this.gate = gate;
    this.patience = patience;
  }

  /** Returns when the caches are filled; the client is closed with the operator. */
  public static LagoOperator start(KubernetesClient client, OperatorSettings settings) {
    return start(client, settings, InstantSource.system());
  }

  /** The same, with another idea of time. */
  public static LagoOperator start(
      KubernetesClient client, OperatorSettings settings, InstantSource clock) {
    var metrics = new Metrics();
    var operator =
        new Operator(
            config ->
                config
                    .withMetrics(MicrometerMetrics.withoutPerResourceMetrics(metrics.registry()))
                    .withKubernetesClient(client)
                    .withConcurrentReconciliationThreads(RECONCILERS)
                    .withReconciliationTerminationTimeout(settings.stopTimeout())
                    .withUseSSAToPatchPrimaryResource(true)
                    .withDefaultNonSSAResource(Set.<Class<? extends HasMetadata>>of())
                    .withPreviousAnnotationForDependentResources(false)
                    .withParseResourceVersions(true));
    var gate = new Gate();
    var writers = Executors.newFixedThreadPool(WRITERS, LagoOperator::writer);
    var reconciler = new InstanceReconciler(settings, clock, writers, gate);
    operator.register(reconciler, controller -> configure(controller, settings));
    metrics.add(new InstanceMetrics(reconciler::instances, clock));
    var probes =
        ProbeServer.start(settings.ports().probes(), () -> isReady(operator), metrics::text);
    operator.start();
    return new LagoOperator(operator, writers, probes, metrics, gate, settings.stopTimeout());
  }

  private static void configure(
      ControllerConfigurationOverrider<LagoInstance> controller, OperatorSettings settings) {
    controller
        .withName("lagoinstance")
        .withFieldManager(Labels.OPERATOR)
        .withGenerationAware(false)
        .withOnUpdateFilter(worthALook())
        .withReconciliationMaxInterval(SAFETY_NET)
        .withRetry(
            new GenericRetry()
                .setInitialInterval(Duration.ofSeconds(1))
                .setIntervalMultiplier(2)
                .setMaxInterval(Duration.ofMinutes(1).toMillis())
                .withoutMaxAttempts());
    if (settings.scope().hasAllNamespaces()) {
      controller.watchingAllNamespaces();
    } else {
      controller.settingNamespaces(settings.scope().namespaces());
    }
  }

  /** A change of the spec, or a status that somebody has wiped; our own status writes are not. */
  private static OnUpdateFilter<LagoInstance> worthALook() {
    return (now, before) ->
        !Objects.equals(now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
            || now.getStatus() == null
            || now.getStatus().state() == null;
  }

  private static boolean isReady(Operator operator) {
    return operator.getRuntimeInfo().isStarted()
        && operator.getRuntimeInfo().allEventSourcesAreHealthy();
  }

  private static Thread writer(Runnable task) {
    var thread = new Thread(task, "writer");
    thread.setDaemon(true);
    return thread;
  }

  public int probePort() {
    return probes.port();
  }

  /** Work in flight ends before the caches that it reads. */
  @Override
  public void close() {
    gate.close(patience);
    operator.stop();
    writers.shutdown();
    probes.close();
    metrics.close();
  }
}

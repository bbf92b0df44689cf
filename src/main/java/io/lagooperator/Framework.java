package io.lagooperator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.apply.InstanceReconciler;
import io.lagooperator.model.Labels;
import io.lagooperator.runtime.Metrics;
import io.lagooperator.settings.Scope;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the framework is set up: what is bound to its version is here. */
final class Framework {
  private static final Logger LOG = LoggerFactory.getLogger(Framework.class);
  private static final int RECONCILERS = 10;
  private static final Duration SAFETY_NET = Duration.ofMinutes(15);

  /** Passes have ended before: the gate lets none go on. */
  private static final Duration LAST_STEPS = Duration.ofSeconds(1);

  private Framework() {}

  /** Whatever makes it unable to go on is told to the last of these. */
  static Operator operator(KubernetesClient client, Metrics metrics, Runnable broken) {
    return new Operator(
        config ->
            config
                .withMetrics(MicrometerMetrics.withoutPerResourceMetrics(metrics.registry()))
                .withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withConcurrentReconciliationThreads(RECONCILERS)
                .withReconciliationTerminationTimeout(LAST_STEPS)
                .withInformerStoppedHandler((informer, e) -> stopped(informer, e, broken))
                .withUseSSAToPatchPrimaryResource(true)
                .withDefaultNonSSAResource(Set.<Class<? extends HasMetadata>>of())
                .withPreviousAnnotationForDependentResources(false)
                .withParseResourceVersions(true));
  }

  static void register(Operator operator, InstanceReconciler reconciler, Scope scope) {
    operator.register(reconciler, controller -> configure(controller, scope));
  }

  private static void configure(
      ControllerConfigurationOverrider<LagoInstance> controller, Scope scope) {
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
    if (!scope.selector().isEmpty()) {
      controller.withLabelSelector(scope.selector());
    }
    if (scope.hasAllNamespaces()) {
      controller.watchingAllNamespaces();
    } else {
      controller.settingNamespaces(scope.namespaces());
    }
  }

  /** A change of the spec, or a status that somebody has wiped; our own status writes are not. */
  private static OnUpdateFilter<LagoInstance> worthALook() {
    return (now, before) ->
        !Objects.equals(now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
            || now.getStatus() == null
            || now.getStatus().state() == null;
  }

  /** A watch that ends with the operator does so without an error. */
  private static void stopped(SharedIndexInformer<?> informer, Throwable error, Runnable broken) {
    if (error != null && informer.hasSynced()) {
      LOG.error(
          "{} can be watched no more, so the operator ends and starts anew: {}",
          informer.getApiTypeClass().getSimpleName(),
          error.getMessage());
      broken.run();
    }
  }
}

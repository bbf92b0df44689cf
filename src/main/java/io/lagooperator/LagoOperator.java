package io.lagooperator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.Operator;
import io.lagooperator.apply.Gate;
import io.lagooperator.apply.InstanceReconciler;
import io.lagooperator.apply.ServedSchema;
import io.lagooperator.apply.Surroundings;
import io.lagooperator.leadership.Leadership;
import io.lagooperator.runtime.Health;
import io.lagooperator.runtime.InstanceMetrics;
import io.lagooperator.runtime.Metrics;
import io.lagooperator.runtime.OperatorMetric;
import io.lagooperator.runtime.ProbeServer;
import io.lagooperator.runtime.WriterThreads;
import io.lagooperator.settings.OperatorSettings;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running operator. */
public final class LagoOperator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LagoOperator.class);
  private static final int WRITERS = 8;

  /** A pass that takes so long will not end: its requests are given up long before. */
  private static final Duration LONGEST_PASS = Duration.ofMinutes(10);

  /** What can wait does not compete with the first passes. */
  private static final Duration CALM = Duration.ofSeconds(2);

  /** How soon a definition that is out of date is looked at again; one that is not never is. */
  private static final Duration UNTIL_IT_IS_UP_TO_DATE = Duration.ofMinutes(1);

  private static final int UNKNOWN = -1;

  private final KubernetesClient client;
  private final Duration patience;
  private final Leadership leadership;
  private final Metrics metrics = new Metrics();
  private final Gate gate = new Gate();
  private final WriterThreads writers = new WriterThreads(WRITERS);
  private final AtomicInteger missingFields = new AtomicInteger();
  private final InstanceReconciler reconciler;
  private final Operator operator;
  private final ProbeServer probes;

  /** What an operator takes part in. */
  public record Part(Leadership leadership, InstantSource clock, Runnable broken, Runnable lost) {
    /** No other replica, and what cannot go on ends the process. */
    public static Part alone(InstantSource clock) {
      return new Part(Leadership.of(Optional.empty()), clock, () -> System.exit(1), () -> {});
    }
  }

  private LagoOperator(KubernetesClient client, OperatorSettings settings, Part part) {
    this.client = client;
    this.patience = settings.stopTimeout();
    this.leadership = part.leadership();
    this.operator = Framework.operator(client, metrics, part.broken());
    this.reconciler =
        new InstanceReconciler(
            settings, new Surroundings(part.clock(), writers, gate, metrics::countError));
    Framework.register(operator, reconciler, settings.scope());
    // Replicas that wait know them too, and would have each counted once more.
    metrics.add(
        new InstanceMetrics(
            () -> leadership.leads() ? reconciler.instances() : Stream.empty(), part.clock()));
    metrics.add(OperatorMetric.LEADER, leadership::leads);
    metrics.count(OperatorMetric.MISSING_FIELDS, missingFields::get);
    this.probes =
        ProbeServer.start(
            settings.ports().probes(),
            new ProbeServer.Sources(this::alive, this::ready, metrics::text));
  }

  /** Returns when the caches are filled; the client is closed with the operator. */
  public static LagoOperator start(KubernetesClient client, OperatorSettings settings) {
    return start(client, settings, Part.alone(InstantSource.system()));
  }

  /** The same, as one of several, or with another idea of time. */
  public static LagoOperator start(KubernetesClient client, OperatorSettings settings, Part part) {
    var operator = new LagoOperator(client, settings, part);
    operator.start(part.lost());
    return operator;
  }

  private void start(Runnable lost) {
    if (leadership.leads()) {
      gate.open();
    }
    operator.start();
    compareSchemasAfter(CALM);
    leadership.stand(client, this::lead, lost);
  }

  private void lead() {
    gate.open();
    reconciler.wake();
  }

  private void compareSchemasAfter(Duration delay) {
    CompletableFuture.delayedExecutor(delay.toSeconds(), TimeUnit.SECONDS, writers)
        .execute(
            () -> {
              compareSchemas();
              // Whoever brings it up to date does not start the operator anew.
              if (missingFields.get() != 0) {
                compareSchemasAfter(UNTIL_IT_IS_UP_TO_DATE);
              }
            });
  }

  /** It goes on: what is there must be looked after, whatever else cannot be written. */
  private void compareSchemas() {
    try {
      var missing = ServedSchema.missing(client);
      var isNews = missingFields.getAndSet(missing.size()) != missing.size();
      if (isNews && !missing.isEmpty()) {
        LOG.warn(
            "The custom resource definition of LagoInstances is older than this operator, and the"
                + " API server drops these {} fields: {}. Run helm upgrade, or kubectl apply"
                + " --server-side -f crds/lagoinstances.lago-operator.io.yaml of this release.",
            missing.size(),
            String.join(", ", missing));
      }
    } catch (KubernetesClientException | UncheckedIOException e) {
      if (missingFields.getAndSet(UNKNOWN) != UNKNOWN) {
        LOG.info(
            "Whether the served LagoInstances are up to date is not known: {}", e.getMessage());
      }
    }
  }

  private Health alive() {
    var pass = gate.oldest();
    return new Health(
        Stream.of(
                pass.compareTo(LONGEST_PASS) > 0
                    ? "a pass has not ended for %d s".formatted(pass.toSeconds())
                    : "",
                leadership.isAlive() ? "" : "nobody asks for the lease any more")
            .filter(trouble -> !trouble.isEmpty())
            .toList());
  }

  /** A replica that waits is ready: it follows at once. */
  private Health ready() {
    if (!operator.getRuntimeInfo().isStarted()) {
      return new Health(List.of("caches are not filled"));
    }
    return new Health(
        operator.getRuntimeInfo().unhealthyEventSources().values().stream()
            .flatMap(sources -> sources.keySet().stream())
            .map("%s is not watched at the moment"::formatted)
            .sorted()
            .toList());
  }

  public int probePort() {
    return probes.port();
  }

  /** Work in flight ends before the caches that it reads, and before another replica follows. */
  @Override
  public void close() {
    if (gate.close(patience)) {
      leadership.handOver();
    } else {
      // Caches that empty themselves under it would be worse than to leave all as it is.
      LOG.warn("Work in flight did not end within {} s.", patience.toSeconds());
      return;
    }
    operator.stop();
    writers.close();
    probes.close();
    metrics.close();
    client.close();
  }
}

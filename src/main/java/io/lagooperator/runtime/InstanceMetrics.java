package io.lagooperator.runtime;

import io.fabric8.kubernetes.api.model.Condition;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.LagoInstanceStatus;
import io.lagooperator.model.Pause;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What instances are like at the moment when somebody asks: read from the cache, so that nothing is
 * counted along the way that could go wrong.
 */
public final class InstanceMetrics implements MultiCollector {
  private final Supplier<Stream<LagoInstance>> instances;
  private final InstantSource clock;

  public InstanceMetrics(Supplier<Stream<LagoInstance>> instances, InstantSource clock) {
    this.instances = instances;
    this.clock = clock;
  }

  @Override
  public MetricSnapshots collect() {
    var now = clock.instant();
    var lagos = instances.get().toList();
    return new MetricSnapshots(
        Arrays.stream(InstanceMetric.values())
            .<MetricSnapshot>map(
                metric ->
                    new GaugeSnapshot(
                        new MetricMetadata(metric.metric(), metric.help()),
                        points(metric, lagos, now)))
            .toList());
  }

  private static List<GaugeDataPointSnapshot> points(
      InstanceMetric metric, List<LagoInstance> lagos, Instant now) {
    return switch (metric) {
      case INSTANCES ->
          lagos.stream()
              .collect(Collectors.groupingBy(InstanceMetrics::kind, Collectors.counting()))
              .entrySet()
              .stream()
              .map(e -> point(metric, e.getKey(), e.getValue()))
              .toList();
      case PAUSED ->
          lagos.stream()
              .flatMap(
                  lago ->
                      Pause.of(lago, now).stream()
                          .map(p -> point(metric, place(lago), p.until().getEpochSecond())))
              .toList();
      case NOT_READY ->
          lagos.stream()
              .flatMap(
                  lago ->
                      notReadySince(lago, now).stream()
                          .map(
                              t ->
                                  point(metric, place(lago), Duration.between(t, now).toSeconds())))
              .toList();
      case OLDEST ->
          List.of(
              point(
                  metric,
                  List.of(),
                  lagos.stream()
                      .flatMap(lago -> notReadySince(lago, now).stream())
                      .mapToLong(since -> Duration.between(since, now).toSeconds())
                      .max()
                      .orElse(0)));
    };
  }

  private static GaugeDataPointSnapshot point(
      InstanceMetric metric, List<String> values, long figure) {
    return new GaugeDataPointSnapshot((double) figure, Labels.of(metric.labels(), values), null);
  }

  private static List<String> kind(LagoInstance lago) {
    var status = status(lago);
    return List.of(
        Objects.requireNonNullElse(status.state(), "Unknown"),
        Objects.requireNonNullElse(status.version(), ""),
        ready(lago).map(Condition::getReason).orElse(""));
  }

  private static List<String> place(LagoInstance lago) {
    return List.of(lago.getMetadata().getNamespace(), lago.getMetadata().getName());
  }

  private static Optional<Instant> notReadySince(LagoInstance lago, Instant now) {
    var seen =
        Objects.equals(status(lago).observedGeneration(), lago.getMetadata().getGeneration());
    var ready = ready(lago);
    if (ready.isEmpty()) {
      return Optional.of(Instant.parse(lago.getMetadata().getCreationTimestamp()));
    }
    if ("True".equals(ready.get().getStatus())) {
      return seen ? Optional.empty() : Optional.of(written(lago).orElse(now));
    }
    return Optional.of(Instant.parse(ready.get().getLastTransitionTime()));
  }

  /** When its spec was last written, which nobody has looked at yet. */
  private static Optional<Instant> written(LagoInstance lago) {
    return lago.getMetadata().getManagedFields().stream()
        .filter(entry -> entry.getSubresource() == null && entry.getTime() != null)
        .map(entry -> Instant.parse(entry.getTime()))
        .max(Comparator.naturalOrder());
  }

  private static Optional<Condition> ready(LagoInstance lago) {
    return Optional.ofNullable(status(lago).conditions()).stream()
        .flatMap(List::stream)
        .filter(c -> c.getType().equals("Ready"))
        .findFirst();
  }

  private static LagoInstanceStatus status(LagoInstance lago) {
    return Optional.ofNullable(lago.getStatus()).orElse(LagoInstanceStatus.NONE);
  }
}

package io.lagooperator.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** All figures of one operator, in the text that Prometheus reads. */
public final class Metrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private boolean tellsOfJvm;

  /** Where the framework counts. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Adds figures that are found when they are asked for. */
  public void add(InstanceMetrics instances) {
    registry.getPrometheusRegistry().register(instances);
  }

  /** Adds what is true or not whenever it is asked for. */
  public void add(OperatorMetric metric, BooleanSupplier holds) {
    count(metric, () -> holds.getAsBoolean() ? 1 : 0);
  }

  /** The same, for what is counted elsewhere. */
  public void count(OperatorMetric metric, IntSupplier figure) {
    Gauge.builder(metric.metric(), figure::getAsInt)
        .description(metric.help())
        .strongReference(true)
        .register(registry);
  }

  /** Counts one more pass that could not go on. */
  public void countError(String reason) {
    Counter.builder(OperatorMetric.ERRORS.metric())
        .description(OperatorMetric.ERRORS.help())
        .tag("reason", reason)
        .register(registry)
        .increment();
  }

  public String text() {
    tellOfJvm();
    return registry.scrape();
  }

  /** Not before somebody asks: what the JVM tells of itself takes a good part of a start. */
  private synchronized void tellOfJvm() {
    if (!tellsOfJvm) {
      tellsOfJvm = true;
      collections.bindTo(registry);
      new JvmMemoryMetrics().bindTo(registry);
      new JvmThreadMetrics().bindTo(registry);
      new ProcessorMetrics().bindTo(registry);
      new UptimeMetrics().bindTo(registry);
    }
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}

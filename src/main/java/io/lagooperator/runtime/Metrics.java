package io.lagooperator.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

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

package io.lagooperator.model;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.TreeMap;

/** CPU and memory of a container. */
public record Resources(Map<String, Quantity> requests, Map<String, Quantity> limits) {
  public Resources {
    requests = Map.copyOf(requests);
    limits = Map.copyOf(limits);
  }

  /** As the vendor advises: no CPU limit, and as much memory as is reserved. */
  static Resources of(String cpu, String memory) {
    return new Resources(
        new TreeMap<>(Map.of("cpu", new Quantity(cpu), "memory", new Quantity(memory))),
        Map.of("memory", new Quantity(memory)));
  }
}

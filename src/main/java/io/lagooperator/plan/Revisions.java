package io.lagooperator.plan;

import io.lagooperator.model.Component;
import java.util.Map;

/**
 * What the spec asks for, as hashes: of pod templates, by which the plan tells what has to roll,
 * and of stores, by which it tells where data is.
 */
public record Revisions(
    Map<Component, String> workloads,
    String migration,
    String dataWork,
    String organization,
    Map<Component, String> drains,
    StoreIdentities stores) {
  public Revisions {
    workloads = Map.copyOf(workloads);
    drains = Map.copyOf(drains);
  }

  public String of(Component component) {
    return workloads.getOrDefault(component, "");
  }
}

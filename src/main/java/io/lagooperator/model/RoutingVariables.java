package io.lagooperator.model;

import java.util.List;

/** The flags that send jobs to workers of their own: one value for every process that may write. */
final class RoutingVariables {
  static final List<Variable> TABLE =
      RoutingFlag.ALL.stream().map(RoutingVariables::variable).toList();

  private RoutingVariables() {}

  private static Variable variable(RoutingFlag flag) {
    return Variable.ofReader(
            flag.name(),
            "spec.components." + flag.worker().specName(),
            "Sends jobs to the worker " + flag.worker().specName() + ".",
            flag::value)
        .since(WorkerCatalogue.BUILT_IN.since(flag.worker()).toString());
  }
}

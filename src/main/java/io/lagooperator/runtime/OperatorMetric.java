package io.lagooperator.runtime;

import java.util.List;

/** A figure about the operator itself. */
public enum OperatorMetric implements Metric {
  LEADER(
      "lago_operator_leader",
      "1 if this replica is the one that works, 0 if it waits; without leader election always 1."),
  ERRORS(
      "lago_operator_errors_total",
      "Passes over an instance that could not do as its spec says, by the reason in its status."
          + " ApiUnavailable, which no status can say, is an API server that did not do its part.",
      "reason"),
  MISSING_FIELDS(
      "lago_operator_crd_missing_fields",
      "Fields that this operator knows and the served custom resource definition does not:"
          + " it is older. The log names them.");

  private final String metric;
  private final String help;
  private final List<String> labels;

  OperatorMetric(String metric, String help, String... labels) {
    this.metric = metric;
    this.help = help;
    this.labels = List.of(labels);
  }

  @Override
  public String metric() {
    return metric;
  }

  @Override
  public String help() {
    return help;
  }

  @Override
  public List<String> labels() {
    return labels;
  }
}

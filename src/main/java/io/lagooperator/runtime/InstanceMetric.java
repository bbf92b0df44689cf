package io.lagooperator.runtime;

import java.util.List;

/** A figure about instances, as it is written for whoever watches many of them. */
public enum InstanceMetric implements Metric {
  INSTANCES(
      "lago_operator_instances",
      "Instances by state, by the release that they run and by the reason of their condition"
          + " Ready.",
      "state",
      "version",
      "reason"),
  PAUSED(
      "lago_operator_instance_paused_until_timestamp_seconds",
      "When the pause of an instance ends, as a Unix time; there only while it is paused.",
      "namespace",
      "instance"),
  NOT_READY(
      "lago_operator_instance_not_ready_seconds",
      "For how long an instance has not been as its spec says; there only while it is not.",
      "namespace",
      "instance"),
  OLDEST(
      "lago_operator_oldest_unconverged_seconds",
      "For how long the instance that has waited longest has not been as its spec says; 0 when all"
          + " are.");

  private final String metric;
  private final String help;
  private final List<String> labels;

  InstanceMetric(String metric, String help, String... labels) {
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

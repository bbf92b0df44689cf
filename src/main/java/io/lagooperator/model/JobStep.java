package io.lagooperator.model;

import java.util.Arrays;
import java.util.Optional;

/** What a Job does for an instance. */
public enum JobStep {
  /** It brings the database to a release. */
  MIGRATION("migrate"),
  /** It does the work on the data that a release asks for before it is left. */
  DATA_WORK("datawork"),
  /** It makes the first organization. */
  ORGANIZATION("organization"),
  /** It waits until the queues of a worker are empty. */
  DRAIN("drain");

  private final String label;

  JobStep(String label) {
    this.label = label;
  }

  /** The component label of such Jobs and their pods, and the name of their container. */
  public String label() {
    return label;
  }

  public static Optional<JobStep> byLabel(String label) {
    return Arrays.stream(values()).filter(step -> step.label.equals(label)).findFirst();
  }
}

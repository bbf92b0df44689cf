package io.lagooperator.api;

/** Whether an upgrade waits for a person before each step that cannot be undone. */
public enum Approval {
  Automatic,
  Manual
}

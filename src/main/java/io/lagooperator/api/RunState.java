package io.lagooperator.api;

/** What the user wants of an instance. */
public enum RunState {
  Running,
  Stopped
}

package io.lagooperator.api;

/** The Pod Security level that the pods of an instance keep. */
public enum SecurityLevel {
  Restricted,
  Baseline
}

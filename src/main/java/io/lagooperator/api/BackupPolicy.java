package io.lagooperator.api;

/** Whether the database is dumped before each step of an upgrade. */
public enum BackupPolicy {
  None,
  BeforeEachHop
}

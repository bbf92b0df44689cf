package io.lagooperator.testing;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Has the shared operator running before the first test that needs it. */
public final class OperatorExtension implements BeforeAllCallback {
  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(OperatorExtension.class);

  @Override
  public void beforeAll(ExtensionContext tests) {
    RunningOperator.shared();
    // It is closed after the last test of the run.
    tests
        .getRoot()
        .getStore(STORE)
        .computeIfAbsent(RightsAudit.class, key -> new RightsAudit(), RightsAudit.class)
        .running(tests.getRequiredTestClass());
  }
}

package io.lagooperator.testing;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Has the shared operator running before the first test that needs it. */
public final class OperatorExtension implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext tests) {
    RunningOperator.shared();
  }
}

package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lagooperator.testing.ComponentCases;
import io.lagooperator.testing.ComponentCases.Case;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The API server refuses components that break a shape rule, in the operator's words. */
@WithOperator
class ComponentRulesClusterTest {
  static Stream<Case> cases() {
    return ComponentCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aBrokenRuleIsRefusedAtTheDoor(Case broken, TestNamespace namespace) {
    assertThatThrownBy(() -> new Lagos(namespace).applyMinimal(broken.refused()))
        .hasMessageContaining(broken.sentence());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aKeptRuleIsLetIn(Case kept, TestNamespace namespace) {
    assertThat(new Lagos(namespace).applyMinimal("state: Stopped\n" + kept.accepted())).isNotNull();
  }
}

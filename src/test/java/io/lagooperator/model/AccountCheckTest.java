package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.AccountCheck.Account;
import io.lagooperator.model.Problem.Kind;
import io.lagooperator.testing.Specs;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountCheckTest {
  private static final Instance INSTANCE =
      Specs.instance("defaults: {serviceAccount: {name: mine}}");

  @Test
  void anAccountThatIsNotThereIsAskedForWithItsAnnotation() {
    assertThat(AccountCheck.problem(INSTANCE, "mine", Optional.empty()))
        .hasValue(
            new Problem(
                Kind.ACCOUNT_MISSING,
                "spec.defaults.serviceAccount.name",
                "ServiceAccount lago/mine does not exist. Create it with the annotation lago-operator.io/allow: billing; the operator goes on by itself."));
  }

  @Test
  void anAccountIsNotBorrowedWithoutAWordOfItsOwner() {
    assertThat(AccountCheck.problem(INSTANCE, "mine", Optional.of(account(Optional.empty()))))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.ACCOUNT_NOT_ALLOWED);
              assertThat(problem.sentence())
                  .contains(
                      "kubectl annotate serviceaccount -n lago mine lago-operator.io/allow=billing;");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "", "Billing", "billing,other"})
  void theWordForAnotherInstanceDoesNotCount(String allowed) {
    assertThat(AccountCheck.problem(INSTANCE, "mine", Optional.of(account(Optional.of(allowed)))))
        .hasValueSatisfying(
            problem -> assertThat(problem.sentence()).contains("=billing --overwrite;"));
  }

  @Test
  void anAccountThatNamesTheInstanceIsTaken() {
    assertThat(AccountCheck.problem(INSTANCE, "mine", Optional.of(account(Optional.of("billing")))))
        .isEmpty();
  }

  private static Account account(Optional<String> allowed) {
    return new Account("mine", allowed);
  }
}

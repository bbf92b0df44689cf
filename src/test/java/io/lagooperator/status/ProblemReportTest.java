package io.lagooperator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.lagooperator.api.LagoInstanceStatus;
import io.lagooperator.model.Problem;
import io.lagooperator.model.Problem.Kind;
import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator;
import io.lagooperator.testing.Specs;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemReportTest {
  private final ModelCluster cluster = new ModelCluster();

  @ParameterizedTest
  @CsvSource({
    "INVALID_SPEC, InvalidSpec",
    "NOT_SUPPORTED_YET, NotSupportedYet",
    "RELEASE_UNKNOWN, ReleaseUnknown",
    "SECRET_MISSING, SecretMissing",
    "SECRET_KEY_MISSING, SecretKeyMissing",
    "SECRET_VALUE_INVALID, SecretValueInvalid",
    "ACCOUNT_MISSING, ServiceAccountMissing",
    "ACCOUNT_NOT_ALLOWED, ServiceAccountNotAllowed",
    "KEYS_INCOMPLETE, KeysIncomplete",
    "KEYS_MISSING, KeysMissing",
    "KEYS_CHANGED, KeysChanged",
    "UPGRADE_REFUSED, UpgradeRefused"
  })
  void eachKindOfProblemHasItsReasonAndIsSaidByPath(Kind kind, String reason) {
    var status = report(new Problem(kind, "spec.the.field", "is wrong; make it right"));
    assertThat(status.state()).isEqualTo("Unknown");
    assertThat(status.running()).isFalse();
    assertThat(status.message()).isEqualTo("spec.the.field: is wrong; make it right");
    for (var type : List.of("Ready", "Reconciling", "Stalled", "Degraded")) {
      assertThat(condition(status, type).getReason()).as(type).isEqualTo(reason);
    }
    assertThat(condition(status, "Ready").getStatus()).isEqualTo("False");
    assertThat(condition(status, "Reconciling").getStatus()).isEqualTo("False");
    assertThat(condition(status, "Stalled").getStatus()).isEqualTo("True");
  }

  @Test
  void everyConditionIsThere() {
    assertThat(conditions(report(problem("spec.version"))))
        .extracting(Condition::getType)
        .containsExactly(
            "Ready",
            "Reconciling",
            "Stalled",
            "KeysReady",
            "DataReady",
            "Migrated",
            "Exposed",
            "Degraded");
  }

  @Test
  void whatWasNotLookedAtIsUnknown() {
    var status = report(problem("spec.version"));
    assertThat(condition(status, "Migrated").getStatus()).isEqualTo("Unknown");
    assertThat(condition(status, "KeysReady").getStatus()).isEqualTo("Unknown");
    assertThat(condition(report(problem("spec.keys.secret")), "KeysReady").getStatus())
        .isEqualTo("False");
  }

  @Test
  void theFirstProblemIsToldAndTheOthersAreNamed() {
    assertThat(report(problem("spec.a"), problem("spec.b"), problem("spec.c")).message())
        .isEqualTo("spec.a: is wrong (and 2 more: spec.b, spec.c)");
  }

  @Test
  void whatRunsIsStillShown() {
    var operator = new ModelOperator(cluster, Specs.at("1.48.0", ""));
    operator.settle();
    var status = report(problem("spec.version"));
    assertThat(status.version()).isEqualTo("1.48.0");
    assertThat(status.ready()).isEqualTo("8/8");
    assertThat(Objects.requireNonNull(status.services()))
        .allMatch(s -> "Running".equals(s.state()));
  }

  @Test
  void equalProblemsMakeEqualStatusesHoweverMuchTimePasses() {
    var first = report(problem("spec.a"));
    cluster.pass(Duration.ofHours(1));
    assertThat(
            ProblemReport.of(
                List.of(problem("spec.a")), Optional.empty(), 4, cluster.observed(), first))
        .isEqualTo(first);
  }

  private LagoInstanceStatus report(Problem... problems) {
    return ProblemReport.of(
        List.of(problems), Optional.empty(), 4, cluster.observed(), LagoInstanceStatus.NONE);
  }

  private static Problem problem(String path) {
    return new Problem(Kind.INVALID_SPEC, path, "is wrong");
  }

  private static List<Condition> conditions(LagoInstanceStatus status) {
    return Objects.requireNonNull(status.conditions());
  }

  private static Condition condition(LagoInstanceStatus status, String type) {
    return conditions(status).stream()
        .filter(c -> c.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }
}

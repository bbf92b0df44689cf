package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.status.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The one cause, and the command that comes next. */
class ExplanationTest {
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"Running", "Stopped", "Done", "NotAsked", "NamesIgnored"})
  void everyReasonHasANextCommandThatNamesTheCluster(Reason reason) {
    var explanation = Explanation.of(notReady(reason.name()));

    assertThat(explanation.well()).isFalse();
    assertThat(explanation.cause()).isEqualTo("What happened.");
    assertThat(explanation.advice()).isEqualTo(reason.nextStep());
    assertThat(explanation.commands())
        .singleElement()
        .asString()
        .matches("kubectl (lago )?[a-z].*");
  }

  @Test
  void aServiceThatCrashesIsAskedForItsLastWords() {
    assertThat(Explanation.of(notReady("CrashLooping")).commands())
        .containsExactly("kubectl lago logs worker -n shop -i billing --previous");
  }

  @Test
  void podsAreDescribedThatGiveTheReason() {
    assertThat(Explanation.of(lago("False", "ImagePullFailed", "ImagePullFailed")).commands())
        .containsExactly(
            "kubectl describe pods -l"
                + " lago-operator.io/instance=billing,lago-operator.io/component=worker -n shop");
  }

  @Test
  void whatTheMessageSaysAlreadyIsNotSaidAgain() {
    var lago =
        Serialization.unmarshal(
            Serialization.asYaml(notReady("KeysMissing"))
                .replace("What happened.", "Gone. " + Reason.KeysMissing.nextStep()),
            LagoInstance.class);

    assertThat(Explanation.of(lago).advice()).isEmpty();
  }

  @Test
  void aReasonOfANewerOperatorIsPassedOn() {
    var explanation = Explanation.of(notReady("BrandNew"));

    assertThat(explanation.cause()).isEqualTo("What happened.");
    assertThat(explanation.advice()).contains("a newer operator");
  }

  @Test
  void whatIsReadyNeedsNothing() {
    var explanation = Explanation.of(lago("True", "Running", ""));

    assertThat(explanation.well()).isTrue();
    assertThat(explanation.commands()).isEmpty();
  }

  private static LagoInstance notReady(String reason) {
    return lago("False", reason, "CrashLooping");
  }

  private static LagoInstance lago(String ready, String reason, String ofWorker) {
    return Serialization.unmarshal(
        """
        apiVersion: lago-operator.io/v1alpha1
        kind: LagoInstance
        metadata: {name: billing, namespace: shop, generation: 1}
        status:
          state: Unknown
          observedGeneration: 1
          message: What happened.
          services:
          - {name: worker, state: Unknown, reason: "%s"}
          conditions:
          - {type: Ready, status: "%s", reason: %s, message: What happened.}
        """
            .formatted(ofWorker, ready, reason),
        LagoInstance.class);
  }
}

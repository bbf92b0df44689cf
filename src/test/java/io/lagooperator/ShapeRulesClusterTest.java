package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lagooperator.testing.CelRule;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.RuleCase;
import io.lagooperator.testing.RuleCases;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every rule of the CRD, tried against the API server in the words that the operator says too. */
@WithOperator
class ShapeRulesClusterTest {
  /** What the API server said, and where in the schema. */
  private record Said(String place, String message) {
    private boolean is(String sentence) {
      return message.endsWith(": " + sentence);
    }

    private boolean isOf(CelRule rule) {
      return place.equals(rule.place()) && is(rule.sentence());
    }
  }

  @Test
  void eachRuleRefusesOneManifestAndLetsItsLikeIn(TestNamespace namespace) {
    var untried = new ArrayList<>(CelRule.all());
    var wrong = new ArrayList<String>();
    var lagos = new Lagos(namespace);
    for (var rule : RuleCases.all()) {
      judge(lagos, rule, untried, wrong);
    }
    for (var change : RuleCases.changes()) {
      lagos.applyAsWritten(RuleCase.manifest(String.valueOf(change.before())));
      judge(lagos, change, untried, wrong);
      lagos.delete("billing");
    }

    assertThat(wrong).isEmpty();
    assertThat(untried).isEmpty();
  }

  private static void judge(Lagos lagos, RuleCase rule, List<CelRule> untried, List<String> wrong) {
    var ofAccepted = refusal(lagos, rule.accepted());
    if (!ofAccepted.isEmpty()) {
      wrong.add(rule.accepted() + " should be let in: " + ofAccepted);
    }
    var ofRefused = refusal(lagos, rule.refused());
    if (ofRefused.stream().noneMatch(said -> said.is(rule.sentence()))) {
      wrong.add(rule.refused() + " should be: " + rule.sentence() + ", but is: " + ofRefused);
    }
    ofRefused.stream()
        .filter(said -> said.is(rule.sentence()))
        .forEach(said -> untried.removeIf(said::isOf));
  }

  private static List<Said> refusal(Lagos lagos, String text) {
    try {
      lagos.tryAsWritten(RuleCase.manifest(text));
      return List.of();
    } catch (KubernetesClientException e) {
      return e.getStatus().getDetails().getCauses().stream()
          .map(cause -> new Said(place(cause.getField()), cause.getMessage()))
          .toList();
    }
  }

  /** Of any item or value of a map, where the API server names one. */
  private static String place(String field) {
    if (field.equals("<nil>")) {
      return "";
    }
    var schema = field.replaceAll("\\[[0-9]+]", "[]").replaceAll("\\[[a-zA-Z]+]", ".*");
    return "." + schema.replaceFirst("^spec\\.components\\.[a-zA-Z]+", "spec.components.*");
  }
}

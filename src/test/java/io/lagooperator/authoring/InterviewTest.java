package io.lagooperator.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.InstanceResolver;
import io.lagooperator.testing.Proof;
import io.lagooperator.testing.Specs;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is answered, the manifest is a good one; what would not be is asked again. */
class InterviewTest {
  private static final List<String> ANSWERS =
      List.of(
          "",
          "billing",
          "Billing",
          "a".repeat(41),
          "1.51.0",
          "1.16.0",
          "1.27.1",
          "9.9.9",
          "latest",
          "https://billing.example.com",
          "http://localhost:3000/",
          "ftp://x",
          "external",
          "bundled",
          "s3",
          "gcs",
          "volume",
          "yes",
          "no",
          "ingress",
          "gateway",
          "none",
          "kapsule",
          "small",
          "10.0.0.5",
          "a,b",
          "fr-par",
          "587",
          "70000",
          "-1",
          "admin@example.com",
          "nobody",
          "€",
          "{}",
          "x y",
          ": [",
          "#",
          "'",
          "\u0000",
          "0",
          "true",
          "nl-ams",
          "https://u:p@s3.example.com");

  @Test
  void anyAnswersMakeAGoodManifest() {
    Proof.walk(Proof.isAsked() ? 2_000 : 150, Walk::new);
  }

  @Test
  void defaultsAloneDo() {
    var move = Interview.begin().move();
    assertThat(new Carried(move).lago().getSpec().version()).isEqualTo(Specs.NEWEST);
    assertThat(move.byHand()).isEmpty();
  }

  @Test
  void noSecretIsAskedForButEachIsToldHowToMake() {
    var move =
        Interview.begin()
            .with(Question.DATABASE, "external")
            .with(Question.STORAGE, "s3")
            .with(Question.MAIL, "yes")
            .move();
    assertThat(move.byHand())
        .containsExactly(
            "kubectl create secret generic billing-database --from-literal=password='…'",
            "kubectl create secret generic billing-object-storage --from-literal=access-key='…' --from-literal=secret-key='…'",
            "kubectl create secret generic billing-mail --from-literal=password='…'");
  }

  private static final class Walk implements Runnable {
    private final Random random;
    private Interview interview = Interview.begin();

    Walk(long seed) {
      random = new Random(seed);
    }

    @Override
    public void run() {
      var next = interview.next();
      while (next.isPresent()) {
        var answer = answer(next.get());
        if (interview.complaint(next.get(), answer).isEmpty()) {
          interview = interview.with(next.get(), answer);
          next = interview.next();
        }
      }
      var lago = new Carried(interview.move()).lago();
      assertThat(Specs.validator().problems(lago)).isEmpty();
      InstanceResolver.resolve(lago);
    }

    private String answer(Question question) {
      if (random.nextInt(3) == 0) {
        return interview.fallback(question);
      }
      return !question.choices().isEmpty() && random.nextBoolean()
          ? question.choices().get(random.nextInt(question.choices().size()))
          : ANSWERS.get(random.nextInt(ANSWERS.size()));
    }

    @Override
    public String toString() {
      return interview.answers().toString();
    }
  }
}

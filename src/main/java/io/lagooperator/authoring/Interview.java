package io.lagooperator.authoring;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.Reading;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.model.SpecValidator;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers so far; what was not answered is as it is by default. */
public final class Interview {
  private static final ObjectMapper JSON = Reading.withoutLimits();

  private final Map<Question, String> answers;

  private Interview(Map<Question, String> answers) {
    this.answers = answers;
  }

  public static Interview begin() {
    return new Interview(new EnumMap<>(Question.class));
  }

  public Map<Question, String> answers() {
    return Collections.unmodifiableMap(answers);
  }

  /** What is to be asked next, if anything is: what earlier answers make pointless is left out. */
  public Optional<Question> next() {
    return Arrays.stream(Question.values())
        .filter(question -> !answers.containsKey(question) && isOfInterest(question))
        .findFirst();
  }

  /** With one more answer; whether it is a good one is for {@link #complaint} to say. */
  public Interview with(Question question, String answer) {
    var more = new EnumMap<Question, String>(Question.class);
    more.putAll(answers);
    more.put(question, answer.strip());
    return new Interview(more);
  }

  /** What is wrong with an answer, in the words of the operator. */
  public Optional<String> complaint(Question question, String answer) {
    var given = answer.strip();
    if (!question.choices().isEmpty()) {
      return question.choices().contains(given)
          ? Optional.empty()
          : Optional.of("answer one of " + String.join(", ", question.choices()));
    }
    if (given.isEmpty() && !fallback(question).isEmpty()) {
      return Optional.of("an answer is needed");
    }
    if (given.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("only characters that can be seen");
    }
    return with(question, given).problems().stream().findFirst();
  }

  private List<String> problems() {
    try {
      var lago = JSON.convertValue(move().instance(), LagoInstance.class);
      return new SpecValidator(ReleaseCatalogue.BUILT_IN, Set.of())
          .problems(lago).stream().map(Object::toString).toList();
    } catch (IllegalArgumentException e) {
      return List.of("no manifest can hold that");
    }
  }

  public String answer(Question question) {
    var given = answers.get(question);
    return given == null ? fallback(question) : given;
  }

  public boolean is(Question question, String answer) {
    return answer(question).equals(answer);
  }

  /** What holds where nothing is answered. */
  public String fallback(Question question) {
    return switch (question) {
      case NAME -> "billing";
      case RELEASE -> ReleaseCatalogue.BUILT_IN.newest().toString();
      case FRONT_URL -> "https://billing.example.com";
      case DATABASE_HOST -> "postgresql.example.com";
      case DATABASE_USER -> "lago";
      case REDIS_HOST -> "redis.example.com";
      case BUCKET -> answer(Question.NAME) + "-files";
      case REGION -> "fr-par";
      case ENDPOINT ->
          answer(Question.REGION).matches("(fr-par|nl-ams|pl-waw)")
              ? "https://s3.%s.scw.cloud".formatted(answer(Question.REGION))
              : "";
      case PROJECT -> "my-project";
      case MAIL_HOST -> "smtp.tem.scw.cloud";
      case MAIL_PORT -> "2587";
      case MAIL_USER -> "lago";
      case MAIL_FROM -> "billing@example.com";
      case GATEWAY -> "public";
      case EMAIL -> "admin@example.com";
      case DATABASE, REDIS, STORAGE, MAIL, ROUTE, SIZE -> question.choices().get(0);
      case API_URL, INGRESS_CLASS, ISSUER, GATEWAY_NAMESPACE, ORGANIZATION -> "";
    };
  }

  private boolean isOfInterest(Question question) {
    return switch (question) {
      case DATABASE_HOST, DATABASE_USER -> is(Question.DATABASE, "external");
      case REDIS_HOST -> is(Question.REDIS, "external");
      case BUCKET -> !is(Question.STORAGE, "volume");
      case REGION, ENDPOINT -> is(Question.STORAGE, "s3");
      case PROJECT -> is(Question.STORAGE, "gcs");
      case MAIL_HOST, MAIL_PORT, MAIL_USER, MAIL_FROM -> is(Question.MAIL, "yes");
      case INGRESS_CLASS, ISSUER -> is(Question.ROUTE, "ingress");
      case GATEWAY, GATEWAY_NAMESPACE -> is(Question.ROUTE, "gateway");
      case EMAIL -> !is(Question.ORGANIZATION, "");
      default -> true;
    };
  }

  /** The manifest of these answers. */
  public Move move() {
    return Draft.of(this);
  }
}

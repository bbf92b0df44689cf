package io.lagooperator.plugin;

import io.lagooperator.authoring.Interview;
import io.lagooperator.authoring.Question;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks what a first manifest needs, and prints it; the cluster is not asked. */
@Command(
    name = "init",
    description = "Ask what is needed, and print a first manifest. Nothing is written.")
final class InitVerb implements Verb {
  @Option(
      names = {"-y", "--yes"},
      description = "Ask nothing: what --set does not say is as it is by default.")
  boolean yes;

  @Option(
      names = "--set",
      paramLabel = "QUESTION=ANSWER",
      description =
          "Answer a question beforehand, such as --set front-url=https://billing.example.com.")
  Map<String, String> set = new LinkedHashMap<>();

  @Override
  public ExitCode run(Session session) {
    if (!yes && !session.surroundings().canAsk()) {
      throw Refusal.ofUsage(
          "Nobody can be asked, as this is no terminal. Give --yes, and answers with --set.");
    }
    var screen = session.screen();
    var interview = beforehand();
    if (!yes) {
      interview = asked(session, interview);
    }
    var move = interview.move();
    screen.printAll(move.manifests());
    if (!move.byHand().isEmpty()) {
      screen.tell("It refers to Secrets that are yours to make, in the namespace of the instance:");
      move.byHand().forEach(command -> screen.tell("  " + command));
    }
    return ExitCode.GOOD;
  }

  /** In the order of asking, since some answers are judged by earlier ones. */
  private Interview beforehand() {
    set.keySet().stream()
        .filter(key -> Question.byKey(key).isEmpty())
        .findFirst()
        .ifPresent(
            key -> {
              throw Refusal.ofUsage(
                  "There is no question %s; there are %s."
                      .formatted(
                          key,
                          Arrays.stream(Question.values())
                              .map(Question::key)
                              .collect(Collectors.joining(", "))));
            });
    var interview = Interview.begin();
    for (var question : Question.values()) {
      var answer = set.get(question.key());
      if (answer != null) {
        var complaint = interview.complaint(question, answer);
        if (complaint.isPresent()) {
          throw Refusal.ofUsage("--set %s: %s.".formatted(question.key(), complaint.get()));
        }
        interview = interview.with(question, answer);
      }
    }
    return interview;
  }

  private static Interview asked(Session session, Interview begun) {
    var in =
        new BufferedReader(
            new InputStreamReader(session.surroundings().in(), StandardCharsets.UTF_8));
    var interview = begun;
    var next = interview.next();
    while (next.isPresent()) {
      var question = next.get();
      session.screen().tell(words(question, interview.fallback(question)));
      var line = line(in);
      var answer = line.filter(text -> !text.isBlank()).orElse(interview.fallback(question));
      var complaint = interview.complaint(question, answer);
      if (complaint.isPresent()) {
        if (line.isEmpty()) {
          throw Refusal.ofUsage("%s: %s.".formatted(question.key(), complaint.get()));
        }
        session.screen().complain(complaint.get());
      } else {
        interview = interview.with(question, answer);
        next = interview.next();
      }
    }
    return interview;
  }

  private static String words(Question question, String fallback) {
    var choices =
        question.choices().isEmpty() ? "" : " (" + String.join(", ", question.choices()) + ")";
    return question.text() + choices + (fallback.isEmpty() ? ":" : " [" + fallback + "]:");
  }

  private static Optional<String> line(BufferedReader in) {
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException e) {
      throw new Refusal("What is typed cannot be read: %s".formatted(e.getMessage()));
    }
  }
}

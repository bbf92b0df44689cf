package io.lagooperator.status;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What could not be written in a pass, by kind and name of the object, and why. */
public record Outcome(Map<String, Failure> failures) {
  public static final Outcome CLEAN = new Outcome(Map.of());

  /** Why an object could not be written. */
  public sealed interface Failure {
    /** The object's kind and name. */
    String object();

    /** An object of the same name is there that is not ours. */
    record Foreign(String object) implements Failure {}

    /** It passes by itself: somebody has just changed the object, or it is on its way out. */
    record Passing(String object) implements Failure {}

    /** It should have passed by itself, and did not. */
    record Stuck(String object) implements Failure {}

    /** The API server refused the object. */
    record Refused(String object, String message) implements Failure {}
  }

  public Outcome {
    failures = Map.copyOf(failures);
  }

  /** Both in one. */
  public Outcome and(Outcome other) {
    var all = new TreeMap<>(failures);
    all.putAll(other.failures);
    return new Outcome(all);
  }

  public boolean isClean() {
    return failures.isEmpty();
  }

  /** Whether all that failed will go well in a moment. */
  public boolean isPassing() {
    return !isClean() && failures.values().stream().allMatch(f -> f instanceof Failure.Passing);
  }

  /** With what has not passed in time as a failure that lasts. */
  public Outcome withStuck(Predicate<Failure.Passing> tooLong) {
    var judged = new TreeMap<>(failures);
    judged.replaceAll(
        (key, failure) ->
            failure instanceof Failure.Passing passing && tooLong.test(passing)
                ? new Failure.Stuck(passing.object())
                : failure);
    return new Outcome(judged);
  }

  /** The objects that will be written in a moment. */
  public List<String> passing() {
    return failures.values().stream()
        .filter(Failure.Passing.class::isInstance)
        .map(Failure::object)
        .sorted()
        .toList();
  }

  /** Whether the object of this kind and name is not as it should be, for whatever reason. */
  boolean hasFailed(String kind, String name) {
    return failures.containsKey(kind + " " + name);
  }

  /** What is wrong with the object of this kind and name, if anything is. */
  Optional<Finding> failure(String kind, String name) {
    return Optional.ofNullable(failures.get(kind + " " + name)).flatMap(Outcome::finding);
  }

  Optional<Finding> first() {
    return new TreeMap<>(failures)
        .values().stream().flatMap(failure -> finding(failure).stream()).findFirst();
  }

  /** What passes by itself is waited for without a word. */
  private static Optional<Finding> finding(Failure failure) {
    if (failure instanceof Failure.Foreign foreign) {
      return Optional.of(
          new Finding(
              Reason.ObjectForeign,
              "%s exists and does not belong to this instance; it is left alone. %s"
                  .formatted(foreign.object(), Reason.ObjectForeign.nextStep())));
    }
    if (failure instanceof Failure.Stuck stuck) {
      return Optional.of(
          Finding.withNextStep(
              Reason.ObjectStuck,
              "%s cannot be written: an old object of that name does not go away, or somebody changes it all the time"
                  .formatted(stuck.object())));
    }
    return failure instanceof Failure.Refused refused
        ? Optional.of(
            new Finding(
                Reason.ObjectRefused,
                "%s was refused by the API server: %s. %s"
                    .formatted(
                        refused.object(),
                        Scrubber.scrub(refused.message()),
                        Reason.ObjectRefused.nextStep())))
        : Optional.empty();
  }
}

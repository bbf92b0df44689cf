package io.lagooperator.status;

import io.lagooperator.model.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What was not written in a pass: what could not be, by kind and name of the object, and why; and
 * what had to wait for the end of a pause.
 */
public record Outcome(Map<String, Failure> failures, Pending pending) {
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

    /** The cluster does not know objects of this kind. */
    record NotServed(String object, String kind) implements Failure {}

    /** The API server refused the object, which is not there. */
    record Refused(String object, String message) implements Failure {}

    /** The API server refused a change of the object, which is there as it was. */
    record ChangeRefused(String object, String message) implements Failure {}
  }

  public Outcome {
    failures = Map.copyOf(failures);
  }

  public Outcome(Map<String, Failure> failures) {
    this(failures, Pending.NOTHING);
  }

  /** Both in one. */
  public Outcome and(Outcome other) {
    var all = new TreeMap<>(failures);
    all.putAll(other.failures);
    return new Outcome(all, pending.and(other.pending));
  }

  /** Whether nothing is left to write. */
  public boolean isClean() {
    return failures.isEmpty() && pending.isEmpty();
  }

  /** Whether something went wrong, unlike what only waits. */
  public boolean hasFailures() {
    return !failures.isEmpty();
  }

  /** Whether what refers to these objects must wait: one that is there as it was will do. */
  public boolean blocks() {
    return failures.values().stream().anyMatch(f -> !(f instanceof Failure.ChangeRefused));
  }

  /** Whether all that failed will go well in a moment. */
  public boolean isPassing() {
    return hasFailures() && failures.values().stream().allMatch(f -> f instanceof Failure.Passing);
  }

  /** With what has not passed in time as a failure that lasts. */
  public Outcome withStuck(Predicate<Failure.Passing> tooLong) {
    var judged = new TreeMap<>(failures);
    judged.replaceAll(
        (key, failure) ->
            failure instanceof Failure.Passing passing && tooLong.test(passing)
                ? new Failure.Stuck(passing.object())
                : failure);
    return new Outcome(judged, pending);
  }

  /** The objects that will be written in a moment. */
  public List<String> passing() {
    return failures.values().stream()
        .filter(Failure.Passing.class::isInstance)
        .map(Failure::object)
        .sorted()
        .toList();
  }

  /** Whether the object, by kind and name, is not as it should be, for whatever reason. */
  boolean lacks(String object) {
    return failures.containsKey(object) || pending.concerns(object);
  }

  /** What is wrong with the object of this kind and name, if anything is. */
  Optional<Finding> failure(String kind, String name) {
    return failure(kind + " " + name);
  }

  Optional<Finding> failure(String object) {
    return Optional.ofNullable(failures.get(object)).flatMap(Outcome::finding);
  }

  Optional<Finding> first() {
    return new TreeMap<>(failures)
        .values().stream().flatMap(failure -> finding(failure).stream()).findFirst();
  }

  /** The first failure as a problem, where nothing else can be told of an instance. */
  public Optional<Problem> problem(String path) {
    return first()
        .map(
            finding ->
                new Problem(
                    switch (finding.reason()) {
                      case KindNotServed -> Problem.Kind.KIND_NOT_SERVED;
                      case ObjectForeign -> Problem.Kind.OBJECT_FOREIGN;
                      case ObjectStuck -> Problem.Kind.OBJECT_STUCK;
                      default -> Problem.Kind.API_REFUSED;
                    },
                    path,
                    finding.sentence()));
  }

  /** What passes by itself is waited for without a word. */
  private static Optional<Finding> finding(Failure failure) {
    if (failure instanceof Failure.Foreign foreign) {
      return Optional.of(new Finding(Reason.ObjectForeign, foreign(foreign)));
    }
    if (failure instanceof Failure.NotServed missing) {
      return Optional.of(
          new Finding(
              Reason.KindNotServed,
              "%s cannot be made, since this cluster does not serve %s. %s"
                  .formatted(missing.object(), missing.kind(), Reason.KindNotServed.nextStep())));
    }
    if (failure instanceof Failure.Stuck stuck) {
      return Optional.of(
          Finding.withNextStep(
              Reason.ObjectStuck,
              "%s cannot be written: an old object of that name does not go away, or somebody changes it all the time"
                  .formatted(stuck.object())));
    }
    if (failure instanceof Failure.Refused refused) {
      return Optional.of(refused(failure.object() + " was refused", refused.message()));
    }
    return failure instanceof Failure.ChangeRefused refused
        ? Optional.of(
            refused("A change of " + failure.object() + " was refused", refused.message()))
        : Optional.empty();
  }

  /** Nobody may be told to delete what may be the only copy of their data. */
  private static String foreign(Failure.Foreign foreign) {
    return foreign.object().startsWith("PersistentVolumeClaim ")
        ? "%s exists, was not made by the operator, and is left alone. %s"
            .formatted(
                foreign.object(),
                "If it holds the data of this instance, give it the labels app.kubernetes.io/managed-by=lago-operator and lago-operator.io/instance=<its name>; if not, name the instance otherwise. The operator goes on by itself.")
        : "%s exists and does not belong to this instance; it is left alone. %s"
            .formatted(foreign.object(), Reason.ObjectForeign.nextStep());
  }

  private static Finding refused(String what, String message) {
    return new Finding(
        Reason.ObjectRefused,
        "%s by the API server: %s. %s"
            .formatted(what, Scrubber.scrub(message), Reason.ObjectRefused.nextStep()));
  }
}

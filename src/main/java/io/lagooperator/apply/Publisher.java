package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.LagoInstanceStatus;
import io.lagooperator.model.Pause;
import io.lagooperator.model.Problem;
import io.lagooperator.observed.Observed;
import io.lagooperator.status.Gathering;
import io.lagooperator.status.ProblemReport;
import io.lagooperator.status.Situation;
import io.lagooperator.status.StatusReport;
import io.lagooperator.status.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes status when it has changed, and tells its transitions as events. */
final class Publisher {
  /** How soon an object that could not be written is tried again: nothing tells when it could. */
  private static final Duration TRY_AGAIN = Duration.ofSeconds(15);

  /** How long a controller may take to look at a change before that is worth a word. */
  private static final Duration CATCH_UP = Duration.ofSeconds(3);

  private final Supplier<Stream<LagoInstance>> instances;
  private final Events events;
  private final StatusWriter writer;
  private final Consumer<String> setbacks;
  private final Journal journal = new Journal();
  private final Told told = new Told();
  private final PassingFailures passing = new PassingFailures();
  private final Map<String, Instant> undecidedSince = new ConcurrentHashMap<>();
  private final Set<String> met = ConcurrentHashMap.newKeySet();

  /** Who counts what went wrong is told the reason of each pass that could not do as asked. */
  Publisher(
      KubernetesClient client,
      Supplier<Stream<LagoInstance>> instances,
      Events events,
      Consumer<String> setbacks) {
    this.instances = instances;
    this.events = events;
    this.setbacks = setbacks;
    this.writer = new StatusWriter(client);
  }

  UpdateControl<LagoInstance> explain(
      LagoInstance lago, List<Problem> problems, Observed observed) {
    meet(lago);
    var before = writer.latest(lago);
    var generation = lago.getMetadata().getGeneration();
    var now = observed.now();
    var pause = Pause.of(lago, now);
    var status = ProblemReport.of(problems, pause, generation, observed, before);
    journal.tell(lago, observed.jobs());
    publish(lago, before, status, now);
    var unheard = problems.stream().anyMatch(problem -> problem.kind().isUnheard());
    return again(unheard ? Stream.of(TRY_AGAIN) : Stream.empty(), pause, now);
  }

  UpdateControl<LagoInstance> report(LagoInstance lago, Situation of) {
    meet(lago);
    var situation =
        of.with(passing.judge(lago.getMetadata().getUid(), of.outcome(), of.observed().now()));
    var before = writer.latest(lago);
    journal.tell(lago, situation.observed().jobs());
    if (isUndecided(lago, before, situation)) {
      return again(
          Stream.of(CATCH_UP.plusSeconds(1)), situation.pause(), situation.observed().now());
    }
    var status = StatusReport.of(situation, conditions(before));
    var untold = publish(lago, before, status, situation.observed().now());
    return again(
        Stream.concat(lookAgain(lago, situation).stream(), untold.stream()),
        situation.pause(),
        situation.observed().now());
  }

  /** Whoever comes takes the place of those that are gone: nobody tells when they go. */
  private void meet(LagoInstance lago) {
    if (met.add(lago.getMetadata().getUid())) {
      var there = instances.get().map(it -> it.getMetadata().getUid()).collect(Collectors.toSet());
      there.add(lago.getMetadata().getUid());
      met.retainAll(there);
      told.keepOnly(there);
      journal.keepOnly(there);
      passing.keepOnly(there);
      writer.keepOnly(there);
      undecidedSince.keySet().retainAll(there);
    }
  }

  /** A pause ends to the moment, and not with the next thing that happens to happen. */
  private static UpdateControl<LagoInstance> again(
      Stream<Duration> delays, Optional<Pause> pause, Instant now) {
    var control = UpdateControl.<LagoInstance>noUpdate();
    return Stream.concat(delays, pause.stream().map(it -> Duration.between(now, it.until())))
        .min(Comparator.naturalOrder())
        .map(control::rescheduleAfter)
        .orElse(control);
  }

  /** A word said now could be taken back in a moment, when the controller's answer wakes us. */
  private boolean isUndecided(LagoInstance lago, LagoInstanceStatus before, Situation situation) {
    var uid = lago.getMetadata().getUid();
    var outcome = situation.outcome();
    var undecided =
        ((situation.observed().isCatchingUp() && outcome.isClean()) || outcome.isPassing())
            && lago.getMetadata().getGeneration().equals(before.observedGeneration());
    if (!undecided) {
      undecidedSince.remove(uid);
      return false;
    }
    var now = situation.observed().now();
    return undecidedSince.computeIfAbsent(uid, id -> now).plus(CATCH_UP).isAfter(now);
  }

  /** Says how long it will be until this is told, if that is not now. */
  private Optional<Duration> publish(
      LagoInstance lago, LagoInstanceStatus before, LagoInstanceStatus status, Instant now) {
    conditions(status).stream()
        .filter(it -> it.getType().equals("Stalled") && it.getStatus().equals("True"))
        .forEach(it -> setbacks.accept(it.getReason()));
    if (status.equals(before)) {
      return Optional.empty();
    }
    var uid = lago.getMetadata().getUid();
    if (Gathering.mayWait(before, status)) {
      var wait = told.timeUntil(uid, Gathering.PERIOD, now);
      if (wait.isPresent()) {
        return wait;
      }
    }
    if (!writer.write(lago, status)) {
      return Optional.empty();
    }
    told.status(uid, now);
    journal.tell(before, status);
    Transition.between(conditions(before), conditions(status))
        .filter(t -> told.isNews(uid, t))
        .ifPresent(t -> events.tell(lago, t.condition(), t.bad(), now));
    return Optional.empty();
  }

  private Optional<Duration> lookAgain(LagoInstance lago, Situation situation) {
    var now = situation.observed().now();
    var next = situation.lookAgain();
    if (situation.outcome().hasFailures()) {
      var ends = passing.patienceEnds(lago.getMetadata().getUid(), now);
      var soon = ends.filter(now.plus(TRY_AGAIN)::isAfter).orElse(now.plus(TRY_AGAIN));
      next = Optional.of(next.filter(at -> at.isBefore(soon)).orElse(soon));
    }
    return next.map(at -> Duration.between(now, at))
        .map(delay -> delay.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : delay);
  }

  private static List<Condition> conditions(LagoInstanceStatus status) {
    return Optional.ofNullable(status.conditions()).orElse(List.of());
  }
}

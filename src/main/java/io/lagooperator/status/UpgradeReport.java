package io.lagooperator.status;

import io.lagooperator.api.LagoInstanceStatus.Upgrade;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.plan.Course;
import io.lagooperator.plan.Stay;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words for the upgrade that is under way, and for what keeps it from going on. */
final class UpgradeReport {
  private final Situation situation;

  UpgradeReport(Situation situation) {
    this.situation = situation;
  }

  /** Rolling is an upgrade too, when the database is there already and workloads are not. */
  @Nullable Upgrade status(boolean rolling) {
    var database = situation.revisions().stores().database();
    var jobs = situation.observed().jobs();
    var underWay = !course().isThere() || rolling;
    var past = PastUpgrades.of(jobs, database, underWay ? course().target() : null);
    var from = from();
    if (!underWay || from.isEmpty()) {
      return past.isEmpty() ? null : new Upgrade(null, null, null, null, null, null, past);
    }
    return new Upgrade(
        from.get().toString(),
        course().target().toString(),
        hop().toString(),
        Progress.step(situation.plan().step()),
        path().stream().map(Release::toString).toList(),
        jobsOfThis()
            .map(JobFacts::made)
            .min(Comparator.naturalOrder())
            .map(Instant::toString)
            .orElse(null),
        past.isEmpty() ? null : past);
  }

  /** Why an upgrade cannot be what it is asked to be. */
  Optional<Finding> refusal() {
    if (!(course().stay() instanceof Stay.NoWayBack back)) {
      return Optional.empty();
    }
    var begun = back.begun();
    return Optional.of(
        new Finding(
            Reason.UpgradeRefused,
            begun.succeeded()
                ? "spec.version: the database is at release %s and cannot go back to %s. Set version: %s, or restore a backup made with %s and then delete the Jobs that tell otherwise: %s-migrate-* and %s-datawork-*"
                    .formatted(
                        begun.release(),
                        back.wanted(),
                        begun.release(),
                        back.wanted(),
                        situation.instance().name(),
                        situation.instance().name())
                : "spec.version: the migration of the database to release %s has begun, so %s cannot run on it any more. Set version: %s and cure what made the migration fail; if it never got to the database, delete Job %s"
                    .formatted(begun.release(), back.wanted(), begun.release(), begun.name())));
  }

  /** What runs once it is approved, and how to approve it. */
  Optional<Finding> approval() {
    if (!(course().stay() instanceof Stay.Approval approval)) {
      return Optional.empty();
    }
    var work =
        ReleaseCatalogue.BUILT_IN
            .left(course().now(), approval.next())
            .filter(stop -> !stop.dataWork().isEmpty())
            .map(stop -> "the work on the data (%s), then ".formatted(stop.dataWork()))
            .orElse("");
    return Optional.of(
        new Finding(
            Reason.ApprovalNeeded,
            "The services run release %s. What comes next cannot be undone and waits for approval: %sthe migration to release %s. Make a backup, then set upgrade.approved: %s"
                .formatted(course().now(), work, approval.next(), approval.next())));
  }

  /** Before its first Job, an upgrade begins where the database is. */
  private Optional<Release> from() {
    return jobsOfThis()
        .flatMap(job -> job.upgradeFrom().stream())
        .min(Comparator.naturalOrder())
        .or(() -> situation.observed().schema(situation.revisions().stores().database()))
        .filter(from -> from.isBefore(course().target()));
  }

  private Stream<JobFacts> jobsOfThis() {
    return situation.observed().jobs().stream()
        .filter(job -> job.database().equals(situation.revisions().stores().database()))
        .filter(job -> job.upgradeTo().filter(course().target()::equals).isPresent())
        .filter(job -> job.step() == JobStep.MIGRATION || job.step() == JobStep.DATA_WORK)
        .filter(job -> job.upgradeFrom().isPresent());
  }

  /** What waits to be reached counts as much as what is being reached. */
  private Release hop() {
    var waits = course().stay() instanceof Stay.Approval || course().stay() instanceof Stay.Retry;
    return waits ? course().hop() : course().now();
  }

  private List<Release> path() {
    return course().ahead().isEmpty() ? List.of(course().now()) : course().ahead();
  }

  private Course course() {
    return situation.course();
  }
}

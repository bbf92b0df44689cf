package io.lagooperator.plan;

import io.lagooperator.model.Instance;
import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The way from the release of the database to the one that is asked for: at which release the
 * instance is to be now, what lies ahead, and why it stays where it is. It is found anew from what
 * Jobs have left behind, so it does not matter when the operator dies or the user asks for more.
 */
public record Course(Release now, List<Release> ahead, Stay stay, Optional<Release> meanwhile) {
  public Course {
    ahead = List.copyOf(ahead);
  }

  /** The instance as it is asked for, and the database that it means. */
  public static Course of(
      Instance wanted, Observed observed, String database, ReleaseCatalogue catalogue) {
    var target = wanted.release();
    // What is older than all that is known cannot be gone on from: the guard says so again.
    var schema = observed.schema(database).filter(s -> !s.isBefore(catalogue.oldest()));
    var begun = observed.begun(database);
    if (begun.filter(job -> target.isBefore(job.release())).isPresent()) {
      return new Course(
          begun.get().release(),
          List.of(),
          new Stay.NoWayBack(target, begun.get()),
          Optional.empty());
    }
    var unfinished =
        begun.map(JobFacts::release).filter(r -> schema.filter(s -> !s.isBefore(r)).isEmpty());
    return unfinished
        .or(() -> next(schema, target, catalogue))
        .map(next -> new Leg(wanted, schema, next, catalogue).course(observed, database))
        .orElse(new Course(target, List.of(), new Stay.None(), Optional.empty()));
  }

  private static Optional<Release> next(
      Optional<Release> schema, Release target, ReleaseCatalogue catalogue) {
    return schema.flatMap(release -> catalogue.path(release, target).stream().findFirst());
  }

  /** The way from where the schema is, if that is known, to the next release. */
  private record Leg(
      Instance wanted, Optional<Release> schema, Release next, ReleaseCatalogue catalogue) {

    Course course(Observed observed, String database) {
      var ahead = new ArrayList<>(List.of(next));
      ahead.addAll(catalogue.path(next, wanted.release()));
      return schema
          .filter(here -> !hasBegun(observed, database))
          .flatMap(here -> stay(here, observed, database))
          .map(stay -> new Course(schema.orElse(next), ahead, stay, Optional.empty()))
          .orElse(new Course(next, ahead, new Stay.None(), meanwhile(observed, database)));
    }

    /**
     * A stop is not left before it has run whole: Lago's own upgrades rely on what its workers do
     * there, and the Job of the work on the data is the proof that they did.
     */
    private Optional<Stay> stay(Release here, Observed observed, String database) {
      if (!wanted.upgrade().allows(next)) {
        return Optional.of(new Stay.Approval(next));
      }
      return catalogue
          .left(here, next)
          .filter(stop -> observed.dataWork(here, database).filter(JobFacts::succeeded).isEmpty())
          .map(stop -> new Stay.DataWork(stop.release()));
    }

    /**
     * Where to serve while a migration that has failed waits for its next attempt: the old release,
     * unless the database is another one than that was made for, or an attempt may have taken away
     * what it reads, whatever stopped those after it.
     */
    private Optional<Release> meanwhile(Observed observed, String database) {
      var failed = observed.migration(next, database).filter(job -> job.failedAt().isPresent());
      return schema
          .filter(here -> failed.filter(Leg::leavesDatabaseKnown).isPresent())
          .filter(
              here -> observed.migration(here, database).filter(JobFacts::succeeded).isPresent())
          .filter(here -> !hasBegun(observed, database) || catalogue.isAdditive(here, next));
    }

    private static boolean leavesDatabaseKnown(JobFacts failed) {
      return failed.verdict().filter(verdict -> !verdict.kind().leavesItKnown()).isEmpty();
    }

    private boolean hasBegun(Observed observed, String database) {
      return observed.begun(database).filter(job -> job.release().equals(next)).isPresent();
    }
  }

  /**
   * The old release serves again until the failed migration has its next turn; changed inputs are
   * such a turn too, so the revisions of the release that could not be reached are asked for.
   */
  public Course untilNextAttempt(Function<Release, Revisions> revisions, Observed observed) {
    return meanwhile
        .flatMap(
            here ->
                JobTurn.migration(now, this, observed, revisions.apply(now))
                    .lookAgain()
                    .map(at -> new Course(here, ahead, new Stay.Retry(at), Optional.empty())))
        .orElse(this);
  }

  /** Whether it has ended where it should. */
  public boolean isThere() {
    return ahead.isEmpty() && stay instanceof Stay.None;
  }

  /** Every release that the instance may yet run. */
  public List<Release> releases() {
    return Stream.of(Stream.of(now), ahead.stream(), meanwhile.stream())
        .flatMap(releases -> releases)
        .distinct()
        .toList();
  }

  /** The release that it leads to. */
  public Release target() {
    return ahead.isEmpty() ? now : ahead.get(ahead.size() - 1);
  }

  /** The release that is reached next, or was reached last. */
  public Release hop() {
    return ahead.stream().findFirst().orElse(now);
  }
}

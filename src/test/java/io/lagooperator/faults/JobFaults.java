package io.lagooperator.faults;

import io.lagooperator.observed.GuardVerdict;
import io.lagooperator.status.Reason;
import java.util.stream.Stream;

/** Jobs that fail, and what the guard of the database finds before one begins. */
final class JobFaults {
  private JobFaults() {}

  static Stream<Fault> all() {
    return Stream.concat(
        Stream.of(migration(), organization(), verdictOfAPodThatIsGone()), verdicts());
  }

  private static Fault migration() {
    return failing("the migration fails", Reason.MigrationFailed, 1, "PG::Error: no space left")
        .saysWithNextStep(
            "The migration to release 1.51.0 failed (Job billing-migrate-1-51-0-",
            "PG::Error: no space left");
  }

  private static Stream<Fault> verdicts() {
    return Stream.of(
        verdict(
            GuardVerdict.Kind.Ahead,
            Reason.DatabaseAhead,
            "The database is at release 1.60.0, and a schema never goes back to 1.51.0."),
        verdict(
            GuardVerdict.Kind.OtherKeys,
            Reason.DatabaseOfOtherKeys,
            "The database was written with the encryption keys a1, and this instance has b2."),
        verdict(
            GuardVerdict.Kind.OtherOwner,
            Reason.DatabaseOfOtherOwner,
            "The database belongs to the instance prod/billing."),
        verdict(
            GuardVerdict.Kind.UnknownSchema,
            Reason.DatabaseUnknown,
            "The database is not empty, carries no record."),
        verdict(
            GuardVerdict.Kind.Unreachable,
            Reason.DatabaseUnreachable,
            "No connection to 10.0.0.5:5432: connection refused."));
  }

  private static Fault verdict(GuardVerdict.Kind kind, Reason reason, String sentence) {
    return failing(
            "the guard of the database finds: " + kind,
            reason,
            kind.exitCode(),
            "LAGO-OPERATOR %s 1.50.0\n%s".formatted(kind, sentence))
        .saysWithNextStep("Job billing-migrate-1-51-0-", sentence);
  }

  private static Fault failing(String name, Reason reason, int exitCode, String lastWords) {
    return Fault.of(name, reason)
        .before(scene -> scene.stages().jobFails("migrate", exitCode, lastWords))
        .when(
            scene -> {
              scene.begin();
              scene.kubelets().awaitFailed("migrate");
            })
        .untilCuredBy(scene -> scene.kubelets().cureJobs("migrate"));
  }

  /** The exit code stays with the Job. */
  private static Fault verdictOfAPodThatIsGone() {
    return failing(
            "the database cannot be reached, and the pod that said so is gone",
            Reason.DatabaseUnreachable,
            GuardVerdict.Kind.Unreachable.exitCode(),
            "")
        .saysWithNextStep(
            "Job billing-migrate-1-51-0-", "The database cannot be reached, nothing was migrated.");
  }

  private static Fault organization() {
    return Fault.of("the first organization cannot be made", Reason.OrganizationFailed)
        .saysWithNextStep(
            "The first organization could not be made (Job billing-organization",
            "Email is invalid")
        .before(
            scene -> {
              scene.stages().jobFails("organization", 1, "Email is invalid");
              scene.run();
            })
        .when(
            scene -> {
              scene.apply("organization: {name: Example, email: admin@example.com}");
              scene.kubelets().awaitFailed("organization");
            })
        .untilCuredBy(scene -> scene.kubelets().cureJobs("organization"));
  }
}

package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.desired.Guard.Verdict;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.RealPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The migration guard on a real PostgreSQL. All of it runs as a role that owns its database and
 * nothing else, as on a managed server.
 */
@Execution(ExecutionMode.SAME_THREAD) // one database for all
class GuardSqlTest {
  private static final String NEWEST_OF_1_50 = "20260706173746";
  private static final String NEWEST_OF_1_45 = "20260331122448";
  private static final String NEWEST_OF_1_20 = "20250122112050";

  @AutoClose private static RealPostgres postgres = RealPostgres.start();

  @AutoClose private final Connection connection = connect();

  @BeforeAll
  static void makeDatabase() throws SQLException {
    try (Connection admin = postgres.connect("postgres", "postgres", "");
        Statement statement = admin.createStatement()) {
      statement.execute("CREATE ROLE lago LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE");
      statement.execute("CREATE DATABASE lago OWNER lago");
    }
  }

  @AfterEach
  void emptyDatabase() throws SQLException {
    execute("DROP SCHEMA public CASCADE; DROP SCHEMA IF EXISTS lago CASCADE; CREATE SCHEMA public");
  }

  @Test
  void aFreshDatabaseIsClaimedAndMayBeMigrated() throws SQLException {
    assertThat(guard("1.51.0").run(connection))
        .isEqualTo(new Verdict("Proceed", "-", "The database is empty: it is migrated to 1.51.0."));

    assertThat(record())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("owner", "billing/lago", "keys", "sha256:a1", "migrating", "1.51.0"));
  }

  @Test
  void railsFindsBothOfItsTablesInTheShapeThatItGivesThem() throws SQLException {
    guard("1.51.0").run(connection);

    assertThat(columns("schema_migrations"))
        .containsExactly("version character varying NO PRIMARY KEY");
    assertThat(columns("ar_internal_metadata"))
        .containsExactly(
            "key character varying NO PRIMARY KEY",
            "value character varying YES ",
            "created_at timestamp without time zone NO 6",
            "updated_at timestamp without time zone NO 6");
    assertThat(strings("SELECT count(*) FROM schema_migrations")).containsExactly("0");
  }

  @Test
  void ourDatabaseAtTheSameReleaseMayBeMigratedAgain() throws SQLException {
    migrated("1.50.0", NEWEST_OF_1_50);

    assertThat(guard("1.50.0").run(connection).shortly()).isEqualTo("Proceed 1.50.0");
  }

  @Test
  void ourDatabaseAtAnOlderReleaseWithinOneHopMayBeMigrated() throws SQLException {
    migrated("1.50.0", NEWEST_OF_1_50);

    assertThat(guard("1.51.0").run(connection).shortly()).isEqualTo("Proceed 1.50.0");
    assertThat(record()).containsEntry("release", "1.50.0").containsEntry("migrating", "1.51.0");
  }

  @Test
  void aReleaseThatAsksForWorkOnTheDataIsNotLeftBeforeItIsDone() throws SQLException {
    migrated("1.50.0", NEWEST_OF_1_50);

    var verdict = guard("1.51.0").workOf("1.50.0").run(connection);

    assertThat(verdict.shortly()).isEqualTo("WorkDue 1.50.0");
    assertThat(verdict.message()).contains("rails some:task");
    assertThat(record()).doesNotContainKey("migrating");
    assertThat(guard("1.51.0").workOf("1.50.0").from("1.50.0").run(connection).verdict())
        .as("to name the release is not to say that its work is done")
        .isEqualTo("WorkDue");
  }

  @Test
  void aMigrationToTheReleaseItselfThatHasBegunIsNoWayPastItsWorkOrItsApproval()
      throws SQLException {
    migrated("1.50.0", NEWEST_OF_1_50);
    assertThat(guard("1.50.0").floor("1.45.0").run(connection).verdict()).isEqualTo("Proceed");

    assertThat(guard("1.51.0").workOf("1.50.0").run(connection).verdict()).isEqualTo("WorkDue");
    assertThat(guard("1.51.0").withoutApproval().run(connection).verdict())
        .isEqualTo("NotApproved");
  }

  @Test
  void aMigrationThatHasLeftTheReleaseIsEnded() throws SQLException {
    migrated("1.50.0", NEWEST_OF_1_50);
    assertThat(guard("1.51.0").run(connection).verdict()).isEqualTo("Proceed");
    assertThat(guard("1.51.0").workOf("1.50.0").withoutApproval().run(connection).verdict())
        .isEqualTo("Proceed");
  }

  @Test
  void workThatIsRecordedNeedsNobodyToSaySo() throws SQLException {
    migrated("1.50.0", NEWEST_OF_1_50);
    execute(
        "INSERT INTO ar_internal_metadata VALUES ('lago-operator.work', '1.45.0', now(), now())");
    assertThat(guard("1.51.0").workOf("1.50.0").run(connection).verdict()).isEqualTo("WorkDue");

    execute("UPDATE ar_internal_metadata SET value = '1.50.0' WHERE key = 'lago-operator.work'");
    assertThat(guard("1.51.0").workOf("1.50.0").run(connection).shortly())
        .isEqualTo("Proceed 1.50.0");
  }

  @Test
  void rowsThatCameAfterTheWorkAreFoundBeforeAMigrationFailsOnThem() throws SQLException {
    migrated("1.50.0", NEWEST_OF_1_50);
    execute(
        "INSERT INTO ar_internal_metadata VALUES ('lago-operator.work', '1.50.0', now(), now())");
    execute("CREATE TABLE payments (customer_id uuid)");
    var guard =
        guard("1.51.0")
            .workOf("1.50.0")
            .workLeft(
                "SELECT 'refunds' WHERE false UNION ALL"
                    + " SELECT 'payments' WHERE EXISTS (SELECT FROM payments WHERE customer_id IS NULL)");
    execute("INSERT INTO payments VALUES (NULL)");

    var verdict = guard.run(connection);

    assertThat(verdict.shortly()).isEqualTo("WorkDue 1.50.0");
    assertThat(verdict.message()).contains("rows of the table payments have come since");
    assertThat(record()).doesNotContainKey("migrating");
    execute("DELETE FROM payments");
    assertThat(guard.run(connection).verdict()).isEqualTo("Proceed");
    execute("DROP TABLE payments");
    assertThat(guard.run(connection).verdict())
        .as("once the migration has begun, tables may have gone")
        .isEqualTo("Proceed");
  }

  @Test
  void aMigrationToAPatchThatHasBegunIsEndedAlthoughItsApprovalIsWithdrawn() throws SQLException {
    migrated("1.50.0", NEWEST_OF_1_50);
    assertThat(guard("1.50.1").floor("1.45.0").withoutApproval().run(connection).verdict())
        .isEqualTo("NotApproved");
    assertThat(guard("1.50.1").floor("1.45.0").run(connection).verdict()).isEqualTo("Proceed");

    assertThat(guard("1.50.1").floor("1.45.0").withoutApproval().run(connection).verdict())
        .isEqualTo("Proceed");
  }

  @Test
  void aStepThatNobodyHasApprovedIsNotMadeButAFreshDatabaseHasNothingToLose() throws SQLException {
    assertThat(guard("1.51.0").withoutApproval().run(connection).verdict()).isEqualTo("Proceed");
  }

  @Test
  void aDatabaseThatIsTakenOverWaitsForApprovalWhereItIs() throws SQLException {
    migrated("1.50.0", NEWEST_OF_1_50);

    var verdict = guard("1.51.0").withoutApproval().run(connection);

    assertThat(verdict.shortly()).isEqualTo("NotApproved 1.50.0");
    assertThat(verdict.message()).contains("spec.upgrade.approved");
    assertThat(record()).doesNotContainKey("migrating");
    assertThat(guard("1.50.0").floor("1.45.0").withoutApproval().run(connection).shortly())
        .as("no step is made at all")
        .isEqualTo("Proceed 1.50.0");
  }

  @Test
  void aDatabaseThatHasLeftTheReleaseWithTheWorkIsNotAskedForIt() throws SQLException {
    migrated("1.46.0", "20260408000000");

    assertThat(guard("1.47.0").floor("1.45.0").workOf("1.45.0").run(connection).shortly())
        .isEqualTo("Proceed 1.46.0");
  }

  @Test
  void aDatabaseBelowTheLowestReleaseForTheHopIsSentByTheReleasesInBetween() throws SQLException {
    migrated("1.9.0", "20240101000000");

    assertThat(guard("1.51.0").run(connection))
        .isEqualTo(
            new Verdict(
                "Behind",
                "1.9.0",
                "The database is at release 1.9.0, and 1.51.0 can be reached in one step only from 1.50.0 or"
                    + " newer. Upgrade by the releases in between."));
    assertThat(record()).doesNotContainKey("migrating");
  }

  @Test
  void aNewerDatabaseNeverGoesBack() throws SQLException {
    migrated("1.51.0", "20260721180721");

    assertThat(guard("1.50.0").floor("1.45.0").run(connection).shortly()).isEqualTo("Ahead 1.51.0");
    assertThat(record()).doesNotContainKey("migrating").containsEntry("release", "1.51.0");
  }

  @Test
  void otherEncryptionKeysAreRefusedAndBothFingerprintsNamed() throws SQLException {
    migrated("1.50.0", NEWEST_OF_1_50);

    Verdict verdict = guard("1.51.0").keys("sha256:b2").run(connection);

    assertThat(verdict.shortly()).isEqualTo("OtherKeys 1.50.0");
    assertThat(verdict.message()).contains("sha256:a1", "sha256:b2");
    assertThat(record()).containsEntry("keys", "sha256:a1").doesNotContainKey("migrating");
  }

  @Test
  void anotherInstancesDatabaseIsRefusedAndBothInstancesNamed() throws SQLException {
    migrated("1.50.0", NEWEST_OF_1_50);

    Verdict verdict = guard("1.51.0").owner("staging/lago").run(connection);

    assertThat(verdict.shortly()).isEqualTo("OtherOwner 1.50.0");
    assertThat(verdict.message()).contains("billing/lago", "staging/lago");
    assertThat(record()).containsEntry("owner", "billing/lago").doesNotContainKey("migrating");
  }

  @Test
  void aDatabaseWithoutRecordIsTakenForTheLowestReleaseWithItsSchema() throws SQLException {
    migrations(NEWEST_OF_1_20);

    assertThat(guard("1.25.0").floor("1.20.0").run(connection).shortly())
        .isEqualTo("Behind 1.19.1");
    assertThat(guard("1.25.0").floor("1.19.1").run(connection).shortly())
        .isEqualTo("Proceed 1.19.1");
    assertThat(record()).containsEntry("release", "1.19.1");
  }

  @Test
  void aDatabaseWithoutRecordAndWithAnUnknownSchemaIsRefused() throws SQLException {
    migrations("20991231235959");

    Verdict verdict = guard("1.51.0").run(connection);

    assertThat(verdict.shortly()).isEqualTo("UnknownSchema -");
    assertThat(verdict.message()).contains("20991231235959", "spec.upgrade.from");
    assertThat(strings("SELECT to_regclass('ar_internal_metadata')::text")).containsExactly("null");
  }

  @Test
  void anUnknownSchemaIsTakenForTheReleaseThatTheUserNames() throws SQLException {
    migrations("20260708000000");

    assertThat(guard("1.51.0").from("1.50.3").run(connection).shortly())
        .isEqualTo("Proceed 1.50.3");
  }

  @Test
  void amongReleasesWithTheSameSchemaTheUserMayNameTheRightOne() throws SQLException {
    migrations(NEWEST_OF_1_20);

    assertThat(guard("1.25.0").floor("1.20.0").from("1.20.2").run(connection).shortly())
        .isEqualTo("Proceed 1.20.2");
  }

  @Test
  void aPatchReleaseThatTheCatalogueDoesNotKnowMayBeNamedToo() throws SQLException {
    migrations("20260129105200");

    assertThat(guard("1.42.0").floor("1.32.0").from("1.41.3").run(connection).shortly())
        .isEqualTo("Proceed 1.41.3");
  }

  @Test
  void aNamedReleaseThatContradictsTheSchemaIsRefused() throws SQLException {
    migrations(NEWEST_OF_1_45);

    Verdict verdict = guard("1.51.0").from("1.50.0").run(connection);

    assertThat(verdict.shortly()).isEqualTo("UnknownSchema -");
    assertThat(verdict.message()).contains("1.50.0", "1.45.0", NEWEST_OF_1_45);
  }

  @Test
  void aNamedReleaseDoesNotOverruleTheRecord() throws SQLException {
    migrated("1.45.0", NEWEST_OF_1_45);

    assertThat(guard("1.51.0").from("1.50.0").run(connection).shortly()).isEqualTo("Behind 1.45.0");
  }

  @Test
  void aSchemaThatSomebodyMigratedWithoutUsCountsMoreThanTheRecord() throws SQLException {
    migrated("1.45.0", NEWEST_OF_1_50);

    assertThat(guard("1.51.0").run(connection).shortly()).isEqualTo("Proceed 1.50.0");
  }

  @Test
  void aHalfDoneMigrationGoesOnToTheSameTarget() throws SQLException {
    migrated("1.45.0", NEWEST_OF_1_45);
    guard("1.50.0").floor("1.45.0").run(connection);
    migrations("20260520075420");

    assertThat(guard("1.50.0").floor("1.45.0").run(connection).shortly())
        .isEqualTo("Proceed 1.45.0");
  }

  @Test
  void aHalfDoneMigrationMayGoOnFurtherWhereTheReleaseThatItStartedFromMay() throws SQLException {
    migrated("1.45.0", NEWEST_OF_1_45);
    guard("1.47.0").floor("1.45.0").run(connection);
    migrations("20260424170418");

    assertThat(guard("1.51.0").floor("1.50.0").run(connection).shortly())
        .isEqualTo("Behind 1.45.0");
    assertThat(guard("1.50.0").floor("1.45.0").run(connection).shortly())
        .isEqualTo("Proceed 1.45.0");
    assertThat(record()).containsEntry("migrating", "1.50.0");
  }

  @Test
  void aHalfDoneMigrationNeverGoesBack() throws SQLException {
    migrated("1.45.0", NEWEST_OF_1_45);
    guard("1.50.0").floor("1.45.0").run(connection);

    Verdict verdict = guard("1.47.0").floor("1.45.0").run(connection);

    assertThat(verdict.shortly()).isEqualTo("Ahead 1.45.0");
    assertThat(verdict.message())
        .startsWith("A migration of the database to 1.50.0 has begun and not ended");
    assertThat(record()).containsEntry("migrating", "1.50.0");
  }

  @Test
  void aHalfDoneFirstMigrationGoesOnAlthoughItsSchemaIsOfNoRelease() throws SQLException {
    guard("1.51.0").run(connection);
    migrations("20230101000000");

    assertThat(guard("1.51.0").run(connection).shortly()).isEqualTo("Proceed -");
    assertThat(guard("1.50.0").run(connection).shortly()).isEqualTo("Ahead -");
  }

  @Test
  void aHalfDoneMigrationOfAnUnrecordedDatabaseRemembersWhereItStarted() throws SQLException {
    migrations(NEWEST_OF_1_45);
    guard("1.50.0").floor("1.45.0").run(connection);
    migrations("20260705000000");

    assertThat(guard("1.50.0").floor("1.45.0").run(connection).shortly())
        .isEqualTo("Proceed 1.45.0");
  }

  @Test
  void ofTwoInstancesThatComeAtOnceOnlyOneGetsTheDatabase() throws Exception {
    try (Connection other = connect()) {
      connection.setAutoCommit(false);
      assertThat(guard("1.51.0").run(connection).shortly()).isEqualTo("Proceed -");
      CompletableFuture<Verdict> second = secondGuard(other);
      awaitGuardThatWaits();
      assertThat(second).isNotDone();
      connection.commit();
      connection.setAutoCommit(true);

      assertThat(second.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS).shortly())
          .isEqualTo("OtherOwner -");
      assertThat(record()).containsEntry("owner", "billing/lago");
    }
  }

  @Test
  void successIsRecordedAndTheNextRunProceeds() throws SQLException {
    guard("1.50.0").run(connection);
    migrations(NEWEST_OF_1_50);
    recordSuccess();

    assertThat(record())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("owner", "billing/lago", "keys", "sha256:a1", "release", "1.50.0"));
    assertThat(guard("1.50.0").run(connection).shortly()).isEqualTo("Proceed 1.50.0");
    assertThat(guard("1.51.0").run(connection).shortly()).isEqualTo("Proceed 1.50.0");
  }

  @Test
  void aDatabaseWhoseTablesAreGoneIsFreshWhateverItsRecordSays() throws SQLException {
    migrated("1.51.0", "20260721180721");
    execute("DROP TABLE schema_migrations");

    assertThat(guard("1.50.0").run(connection).shortly()).isEqualTo("Proceed -");
    assertThat(record()).doesNotContainKey("release");
  }

  @Test
  void whatRailsKeepsInItsTableIsLeftAlone() throws SQLException {
    migrated("1.50.0", NEWEST_OF_1_50);
    execute("INSERT INTO ar_internal_metadata VALUES ('environment', 'production', now(), now())");

    guard("1.51.0").run(connection);

    assertThat(strings("SELECT value FROM ar_internal_metadata WHERE key = 'environment'"))
        .containsExactly("production");
  }

  @Test
  void aSchemaThatIsNamedLikeTheRoleDoesNotHideTheTablesThatRailsUses() throws SQLException {
    migrated("1.51.0", "20260721180721");
    execute("CREATE SCHEMA lago CREATE TABLE schema_migrations (version varchar)");

    assertThat(guard("1.50.0").run(connection).shortly()).isEqualTo("Ahead 1.51.0");
  }

  private static Guard guard(String target) {
    return new Guard(target, "1.50.0", "billing/lago", "sha256:a1", "", "", "", "");
  }

  /** A database that a former run of ours has left at that release. */
  private void migrated(String release, String newestMigration) throws SQLException {
    guard(release).run(connection);
    migrations(newestMigration);
    recordSuccess();
  }

  /** What Rails leaves behind when migrations have run. */
  private void migrations(String newest) throws SQLException {
    execute("CREATE TABLE IF NOT EXISTS schema_migrations (version varchar PRIMARY KEY)");
    execute(
        "INSERT INTO schema_migrations VALUES ('20220525122759'), ('"
            + newest
            + "') ON CONFLICT DO NOTHING");
  }

  private void recordSuccess() throws SQLException {
    execute(Script.RECORD_SQL.text());
  }

  private CompletableFuture<Verdict> secondGuard(Connection other) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return guard("1.51.0").owner("staging/lago").run(other);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void awaitGuardThatWaits() throws SQLException {
    Instant end = Instant.now().plus(Patience.LIMIT);
    try (Connection admin = postgres.connect("postgres", "postgres", "");
        Statement statement = admin.createStatement()) {
      while (true) {
        String waiting = "SELECT FROM pg_stat_activity WHERE wait_event = 'advisory'";
        try (ResultSet rows = statement.executeQuery(waiting)) {
          if (rows.next()) {
            return;
          }
        }
        assertThat(Instant.now()).as("the second guard waits for the first").isBefore(end);
      }
    }
  }

  private Map<String, String> record() throws SQLException {
    Map<String, String> record = new TreeMap<>();
    String ours =
        "SELECT replace(key, 'lago-operator.', '') || ' ' || value FROM ar_internal_metadata"
            + " WHERE key LIKE 'lago-operator.%'";
    for (String row : strings(ours)) {
      record.put(row.substring(0, row.indexOf(' ')), row.substring(row.indexOf(' ') + 1));
    }
    return record;
  }

  private List<String> columns(String table) throws SQLException {
    return strings(
        """
        SELECT column_name || ' ' || data_type || ' ' || is_nullable || ' '
               || coalesce(datetime_precision::text, constraint_type, '')
          FROM information_schema.columns
          LEFT JOIN information_schema.key_column_usage USING (table_schema, table_name, column_name)
          LEFT JOIN information_schema.table_constraints USING (constraint_name)
         WHERE columns.table_schema = 'public' AND columns.table_name = '%s'
         ORDER BY columns.ordinal_position
        """
            .formatted(table));
  }

  private List<String> strings(String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(Objects.toString(rows.getString(1)));
      }
    }
    return found;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect() {
    try {
      return postgres.connect("lago", "lago", "");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

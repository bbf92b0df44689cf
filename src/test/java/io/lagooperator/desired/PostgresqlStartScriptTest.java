package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lagooperator.testing.Patience;
import io.lagooperator.testing.RealPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start script of the bundled PostgreSQL, run with the real programs. */
class PostgresqlStartScriptTest {
  private final Path volume = RealPostgres.newDirectory();
  private final Path data = volume.resolve("pgdata");

  @Test
  void theFirstStartMakesARoleThatOwnsItsDatabaseAndIsNoSuperuser() throws SQLException {
    try (RealPostgres postgres = ready("first");
        Connection connection = postgres.connect("lago", "lago", "first")) {
      assertThat(
              answer(
                  connection,
                  "SELECT rolcreatedb || ' ' || rolsuper || ' ' || rolcreaterole || ' '"
                      + " || (SELECT pg_get_userbyid(datdba) || ' ' || pg_encoding_to_char(encoding)"
                      + " FROM pg_database WHERE datname = 'lago')"
                      + " FROM pg_roles WHERE rolname = 'lago'"))
          .isEqualTo("true false false lago UTF8");
      execute(connection, "CREATE TABLE invoices (id int)");
    }
  }

  @Test
  void aChangedPasswordHealsAtTheNextStartAndTheOldOneIsRefused() throws SQLException {
    try (RealPostgres postgres = ready("first");
        Connection connection = postgres.connect("lago", "lago", "first")) {
      execute(connection, "CREATE TABLE invoices AS SELECT 42 AS id");
    }

    try (RealPostgres postgres = ready("second");
        Connection connection = postgres.connect("lago", "lago", "second")) {
      assertThat(answer(connection, "SELECT id FROM invoices")).isEqualTo("42");
      assertThatThrownBy(() -> postgres.connect("lago", "lago", "first").close())
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(() -> postgres.connect("lago", "postgres", "first").close())
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void anyPasswordIsTakenAsItIsAndNeverShown() throws SQLException {
    for (String password :
        List.of(
            "it's",
            "a\"b",
            "back\\slash\\",
            "$$ $(id) `id` ; -- %s",
            "# tab\there ~",
            "' OR ''='",
            "\\'x")) {
      try (RealPostgres postgres = ready(password);
          Connection connection = postgres.connect("lago", "lago", password)) {
        assertThat(answer(connection, "SELECT current_user")).isEqualTo("lago");
        assertThat(postgres.log()).doesNotContain(password);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two\nlines"})
  void anEmptyPasswordOrOneWithALineBreakIsRefusedInWords(String password) {
    RealPostgres postgres = start(Map.of("POSTGRES_PASSWORD", password));

    assertThat(postgres.awaitRefusal()).isEqualTo(64);
    assertThat(postgres.log()).startsWith("POSTGRES_PASSWORD ");
    assertThat(data).doesNotExist();
  }

  @Test
  void aFirstStartThatIsKilledHalfwayHeals() throws Exception {
    RealPostgres interrupted = start(Map.of("POSTGRES_PASSWORD", "first"));
    awaitFile(volume.resolve("pgdata.new/PG_VERSION"));
    interrupted.kill();
    assertThat(data).doesNotExist();

    try (RealPostgres postgres = ready("first");
        Connection connection = postgres.connect("lago", "lago", "first")) {
      assertThat(answer(connection, "SELECT current_database()")).isEqualTo("lago");
    }
    assertThat(volume.resolve("pgdata.new")).doesNotExist();
  }

  @Test
  void aServerThatWasKilledStartsAgainWithItsData() throws SQLException {
    RealPostgres lost = ready("first");
    try (Connection connection = lost.connect("lago", "lago", "first")) {
      execute(connection, "CREATE TABLE invoices AS SELECT 42 AS id");
    }
    lost.kill();

    try (RealPostgres postgres = ready("first");
        Connection connection = postgres.connect("lago", "lago", "first")) {
      assertThat(answer(connection, "SELECT id FROM invoices")).isEqualTo("42");
    }
  }

  @Test
  void aFolderWithForeignFilesIsLeftAlone() throws Exception {
    Files.createDirectories(data);
    Path foreign = Files.writeString(data.resolve("important"), "x");

    RealPostgres postgres = start(Map.of("POSTGRES_PASSWORD", "first"));

    assertThat(postgres.awaitRefusal()).isEqualTo(64);
    assertThat(postgres.log()).contains("is not empty, yet holds no database");
    assertThat(foreign).hasContent("x");
  }

  @Test
  void namesThatWouldHaveToBeQuotedAreRefused() {
    RealPostgres postgres =
        start(Map.of("POSTGRES_PASSWORD", "first", "POSTGRES_DB", "x\"; DROP ROLE lago"));

    assertThat(postgres.awaitRefusal()).isEqualTo(64);
  }

  private RealPostgres ready(String password) {
    RealPostgres postgres = start(Map.of("POSTGRES_PASSWORD", password));
    postgres.awaitReady();
    return postgres;
  }

  private RealPostgres start(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PGDATA", data.toString());
    environment.put("TMPDIR", volume.toString());
    environment.put("POSTGRES_USER", "lago");
    environment.put("POSTGRES_DB", "lago");
    environment.putAll(settings);
    return RealPostgres.launch(
        Script.POSTGRESQL_START.text(), environment, RealPostgres.freePort());
  }

  private static void awaitFile(Path file) {
    Instant end = Instant.now().plus(Patience.LIMIT);
    while (!Files.exists(file)) {
      assertThat(Instant.now()).as("%s appears", file).isBefore(end);
      Thread.onSpinWait();
    }
  }

  private static String answer(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

package io.lagooperator.desired;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.stream.Collectors;

/** One run of the migration guard's SQL, with the parameters that the Job gives it. */
record Guard(
    String target,
    String floor,
    String owner,
    String keys,
    String from,
    String workOf,
    String workLeft,
    String approval) {
  Guard floor(String other) {
    return new Guard(target, other, owner, keys, from, workOf, workLeft, approval);
  }

  Guard owner(String other) {
    return new Guard(target, floor, other, keys, from, workOf, workLeft, approval);
  }

  Guard keys(String other) {
    return new Guard(target, floor, owner, other, from, workOf, workLeft, approval);
  }

  Guard from(String other) {
    return new Guard(target, floor, owner, keys, other, workOf, workLeft, approval);
  }

  Guard workOf(String other) {
    return new Guard(target, floor, owner, keys, from, other, workLeft, approval);
  }

  Guard workLeft(String sql) {
    return new Guard(target, floor, owner, keys, from, workOf, sql, approval);
  }

  Guard withoutApproval() {
    return new Guard(target, floor, owner, keys, from, workOf, workLeft, "needed");
  }

  Verdict run(Connection connection) throws SQLException {
    set(connection, "target", target);
    set(connection, "floor", floor);
    set(connection, "owner", owner);
    set(connection, "keys", keys);
    set(connection, "from", from);
    set(connection, "schemas", schemas());
    set(connection, "work_of", workOf);
    set(connection, "work_left", workLeft);
    set(connection, "approval", approval);
    set(connection, "work", "rails some:task");
    try (Statement statement = connection.createStatement()) {
      statement.execute(Script.GUARD_SQL.text());
      statement.getMoreResults();
      try (ResultSet row = Objects.requireNonNull(statement.getResultSet())) {
        row.next();
        return new Verdict(
            row.getString("verdict"), row.getString("release"), row.getString("message"));
      }
    }
  }

  private static void set(Connection connection, String name, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT set_config(?, ?, false)")) {
      statement.setString(1, "lago_operator." + name);
      statement.setString(2, value);
      statement.execute();
    }
  }

  /** The release catalogue in the text form that the Job gets. */
  private static String schemas() {
    try (InputStream csv = Guard.class.getResourceAsStream("/io/lagooperator/model/releases.csv")) {
      return new String(Objects.requireNonNull(csv).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(cells -> cells[1] + "=" + cells[0])
          .collect(Collectors.joining(","));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the guard answers. */
  record Verdict(String verdict, String release, String message) {
    String shortly() {
      return verdict + " " + release;
    }
  }
}

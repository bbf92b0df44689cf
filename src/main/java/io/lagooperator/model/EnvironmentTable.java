package io.lagooperator.model;

import static io.lagooperator.model.Variable.note;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every environment variable that the operator sets, in the order in which pods have them: one
 * environment for all Ruby processes, since what one of them misses it gets wrong silently.
 */
public final class EnvironmentTable {
  /** A folder that every process of Lago may write to. */
  public static final String HOME = "/tmp";

  // spotless:off — a table is read by its lines
  private static final List<Variable> OF_OTHERS =
      List.of(
          note(
              "LAGO_OPERATOR_OWNER", "Instance that the database must belong to.", ProcessKind.MIGRATION),
          note("LAGO_OPERATOR_TARGET", "Release that a migration leads to.", ProcessKind.MIGRATION),
          note("LAGO_OPERATOR_FLOOR", "Oldest release that it may start from.", ProcessKind.MIGRATION),
          note("LAGO_OPERATOR_APPROVAL", "Whether somebody has yet to approve it.", ProcessKind.MIGRATION),
          note("LAGO_OPERATOR_FROM", "Release that spec.upgrade.from names.", ProcessKind.MIGRATION),
          note("LAGO_OPERATOR_KEYS", "Fingerprint of the encryption keys.", ProcessKind.MIGRATION),
          note("LAGO_OPERATOR_SCHEMAS", "Newest migration of each release.", ProcessKind.MIGRATION),
          note("LAGO_OPERATOR_SEED_ROLES", "Whether roles are made after it.", ProcessKind.MIGRATION),
          note("LAGO_OPERATOR_WORK", "What to do before an old release is left.", ProcessKind.MIGRATION),
          note("LAGO_OPERATOR_WORK_OF", "The release that this belongs to.", ProcessKind.MIGRATION),
          note("LAGO_OPERATOR_QUEUES", "Queues that have to be empty first.", ProcessKind.MIGRATION),
          note("LAGO_CREATE_ORG", "Makes the first organization.", ProcessKind.JOB).of("spec.organization"),
          note("LAGO_ORG_NAME", "Its name.", ProcessKind.JOB).of("spec.organization.name"),
          note("LAGO_ORG_USER_EMAIL", "Address of its first user.", ProcessKind.JOB).of("spec.organization.email"),
          note("LAGO_ORG_USER_PASSWORD", "The user's password.", ProcessKind.JOB).of("spec.organization.passwordSecret"),
          note("LAGO_ORG_API_KEY", "Its API key.", ProcessKind.JOB).of("spec.organization.apiKeySecret"),
          note("LAGO_API_KEY", "The same, for old releases.", ProcessKind.JOB).of("spec.organization.apiKeySecret"),
          note("PGDATA", "Folder of the bundled PostgreSQL.", ProcessKind.STORE),
          note("POSTGRES_USER", "Its role.", ProcessKind.STORE),
          note("POSTGRES_DB", "Its database.", ProcessKind.STORE),
          note("POSTGRES_PASSWORD", "Its password, from its Secret.", ProcessKind.STORE),
          note(
              "REDIS_ROLE", "Whether the bundled Redis is for queues or cache.", ProcessKind.STORE),
          note("REDIS_DATA", "Its folder.", ProcessKind.STORE),
          note("REDIS_MAXMEMORY", "Its bound.", ProcessKind.STORE),
          note("REDIS_PASSWORD", "Its password, from its Secret.", ProcessKind.STORE));

  // spotless:on

  private static final List<Variable> TABLE =
      Stream.of(
              CoreVariables.TABLE,
              RoutingVariables.TABLE,
              DataVariables.TABLE,
              FileVariables.TABLE,
              SettingVariables.TABLE,
              StreamingVariables.TABLE,
              ProcessorVariables.TABLE)
          .flatMap(List::stream)
          .toList();

  private EnvironmentTable() {}

  /** All lines. */
  public static List<Variable> lines() {
    return Stream.concat(TABLE.stream(), OF_OTHERS.stream()).toList();
  }

  /** The lines that concern one kind of process. */
  public static List<Variable> of(ProcessKind kind) {
    return TABLE.stream().filter(v -> v.readers().contains(kind)).toList();
  }

  /** Why users may not set a variable for the Ruby processes, if they may not. */
  public static Optional<String> whyNotForUsers(String name) {
    return EnvRules.complaint(name, ProcessKind.ruby());
  }

  /** The line that owns a name, for processes of this kind. */
  static Optional<Variable> owner(String name, ProcessKind kind) {
    return lines().stream()
        .filter(v -> v.name().equals(name) && v.readers().contains(kind))
        .findFirst();
  }

  /** What processes read from Secrets of the user by way of the table. */
  static List<InputReference> references(Instance instance) {
    return Reader.all(instance).stream()
        .flatMap(reader -> of(reader.kind()).stream().flatMap(v -> reference(v, reader).stream()))
        .distinct()
        .toList();
  }

  private static Optional<InputReference> reference(Variable variable, Reader reader) {
    return variable
        .source(reader)
        .flatMap(
            source ->
                source instanceof Variable.Source.Kept kept
                    ? Optional.of(new InputReference(kept.key(), variable.field(), kept.meaning()))
                    : Optional.empty());
  }
}

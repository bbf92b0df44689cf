package io.lagooperator.model;

import java.util.Optional;
import java.util.OptionalInt;

/** How processes use the database. */
public record DatabaseTuning(
    OptionalInt pool,
    OptionalInt maxConnections,
    boolean preparedStatements,
    OptionalInt statementTimeoutMilliseconds,
    OptionalInt lockTimeoutMilliseconds,
    OptionalInt idleTransactionTimeoutMilliseconds,
    Optional<MigrationAccess> migration) {}

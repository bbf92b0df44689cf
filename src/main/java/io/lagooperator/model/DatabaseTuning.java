package io.lagooperator.model;

import java.util.OptionalInt;

/** How processes use the database. */
public record DatabaseTuning(
    OptionalInt pool,
    boolean preparedStatements,
    OptionalInt statementTimeoutMilliseconds,
    OptionalInt lockTimeoutMilliseconds,
    OptionalInt idleTransactionTimeoutMilliseconds) {}

package io.lagooperator.plugin;

/** What a user types after {@code kubectl lago}; picocli has filled its options when it runs. */
@FunctionalInterface
interface Verb {
  ExitCode run(Session session);
}

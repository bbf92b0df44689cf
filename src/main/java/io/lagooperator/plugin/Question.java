package io.lagooperator.plugin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/** Asks before what cannot be undone; {@code --yes} answers beforehand. */
final class Question {
  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  boolean yes;

  /** Returns only if the answer is yes. */
  void ask(Session session, String question) {
    if (yes) {
      return;
    }
    if (!session.surroundings().canAsk()) {
      throw Refusal.ofUsage(question + " Nobody is there to answer: add --yes.");
    }
    session.screen().ask(question + " [y/N] ");
    if (!answer(session).matches("(?i)y|yes")) {
      throw new Refusal("Nothing was changed.");
    }
  }

  private static String answer(Session session) {
    try {
      var line =
          new BufferedReader(
                  new InputStreamReader(session.surroundings().in(), StandardCharsets.UTF_8))
              .readLine();
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

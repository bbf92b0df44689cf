package io.lagooperator.plugin;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What a call of the plugin sees of the machine, so that tests can give it another. */
public record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Set<Stream> terminals,
    Map<String, String> environment,
    InstantSource clock,
    Programs programs) {

  /** Set by the launcher, since Java cannot tell them apart: for example {@code "0 1 2"}. */
  static final String TERMINALS = "KUBECTL_LAGO_TERMINALS";

  /** The three streams of a process. */
  public enum Stream {
    IN,
    OUT,
    ERR
  }

  public Surroundings {
    terminals = Set.copyOf(terminals);
    environment = Map.copyOf(environment);
  }

  static Surroundings of(Map<String, String> environment) {
    return new Surroundings(
        System.in,
        System.out,
        System.err,
        terminals(environment.getOrDefault(TERMINALS, "")),
        environment,
        InstantSource.system(),
        new InheritingPrograms());
  }

  private static Set<Stream> terminals(String numbers) {
    var found = EnumSet.noneOf(Stream.class);
    for (var stream : Stream.values()) {
      if (numbers.contains(Integer.toString(stream.ordinal()))) {
        found.add(stream);
      }
    }
    return found;
  }

  /** Whether somebody sits there who can be asked. */
  boolean canAsk() {
    return terminals.contains(Stream.IN) && terminals.contains(Stream.ERR);
  }

  /** Whether a program can be talked with as at a terminal. */
  boolean hasTerminal() {
    return terminals.contains(Stream.IN) && terminals.contains(Stream.OUT);
  }

  /** Colours are for people, and only for those who have not said that they want none. */
  boolean hasColours(Stream stream) {
    return terminals.contains(stream)
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }
}

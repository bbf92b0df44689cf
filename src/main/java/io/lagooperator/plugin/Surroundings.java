package io.lagooperator.plugin;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
    IN("0"),
    OUT("1"),
    ERR("2");

    private final String number;

    Stream(String number) {
      this.number = number;
    }
  }

  public Surroundings {
    terminals = Set.copyOf(terminals);
    environment = Map.copyOf(environment);
  }

  static Surroundings of(Map<String, String> environment) {
    return new Surroundings(
        System.in,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        terminals(environment.getOrDefault(TERMINALS, "")),
        environment,
        InstantSource.system(),
        new InheritingPrograms());
  }

  /** As kubectl itself writes, whatever the machine has set. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    var buffered = new BufferedOutputStream(new FileOutputStream(descriptor));
    return new PrintStream(buffered, true, StandardCharsets.UTF_8);
  }

  private static Set<Stream> terminals(String numbers) {
    var found = EnumSet.noneOf(Stream.class);
    for (var stream : Stream.values()) {
      if (numbers.contains(stream.number)) {
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

package io.lagooperator.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of processes that read an environment. */
public enum ProcessKind {
  API("api"),
  WORKER("workers"),
  CLOCK("clock"),
  CONSUMER("events consumer"),
  MIGRATION("migrations"),
  JOB("other Jobs"),
  PROCESSOR("events processor"),
  PDF("pdf"),
  STORE("bundled stores");

  private static final Set<ProcessKind> RUBY =
      Collections.unmodifiableSet(EnumSet.of(API, WORKER, CLOCK, CONSUMER, MIGRATION, JOB));

  private final String words;

  ProcessKind(String words) {
    this.words = words;
  }

  /** All that run Lago's Ruby code. */
  public static Set<ProcessKind> ruby() {
    return RUBY;
  }

  public boolean isRuby() {
    return RUBY.contains(this);
  }

  /** The kind of a component, if it reads an environment that can be added to. */
  public static Optional<ProcessKind> of(Component component) {
    return switch (component.role()) {
      case API -> Optional.of(API);
      case WORKER -> Optional.of(WORKER);
      case CLOCK -> Optional.of(CLOCK);
      case STREAM -> Optional.of(component == Component.EVENTS_CONSUMER ? CONSUMER : PROCESSOR);
      case PDF -> Optional.of(PDF);
      case FRONT, STORE -> Optional.empty();
    };
  }

  /** Several kinds in words. */
  static String words(Set<ProcessKind> kinds) {
    var rest = EnumSet.copyOf(kinds);
    var all = rest.containsAll(ruby());
    if (all) {
      rest.removeAll(ruby());
    }
    var others =
        Arrays.stream(values())
            .filter(rest::contains)
            .map(k -> k.words)
            .collect(Collectors.joining(", "));
    return all ? "Ruby" + (others.isEmpty() ? "" : ", " + others) : others;
  }
}

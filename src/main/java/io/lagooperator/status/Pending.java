package io.lagooperator.status;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What would be written now, had it not to wait. It is whole unless all else is built on values
 * that are yet to be made: what that would be, nobody can tell before.
 */
public record Pending(List<Change> changes, boolean whole) {
  public static final Pending NOTHING = new Pending(List.of(), true);

  /** What would be done to an object, told by kind and name. */
  public record Change(Deed deed, String object) {
    @Override
    public String toString() {
      return deed.verb + " " + object;
    }
  }

  /** What can be done to an object. */
  public enum Deed {
    CREATE("create"),
    CHANGE("change"),
    REMOVE("remove");

    private final String verb;

    Deed(String verb) {
      this.verb = verb;
    }
  }

  /** In an order that does not depend on how they were found: equal facts make equal words. */
  public Pending {
    changes =
        changes.stream()
            .sorted(Comparator.comparing(Change::object).thenComparing(Change::deed))
            .toList();
  }

  public static Pending of(Collection<Change> changes) {
    return new Pending(List.copyOf(changes), true);
  }

  /** What comes before all else. */
  public static Pending first(Collection<Change> changes) {
    return new Pending(List.copyOf(changes), false);
  }

  /** Both in one. */
  Pending and(Pending other) {
    return new Pending(
        Stream.concat(changes.stream(), other.changes.stream()).toList(), whole && other.whole);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  boolean concerns(String object) {
    return changes.stream().anyMatch(change -> change.object().equals(object));
  }
}

package io.lagooperator.testing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The most that the operator may cost: every budget there is, in the order of the report. */
enum Budget {
  // spotless:off
  START(Part.ONE, "process start to first reconcile", 1.5, "s"),
  MEMORY_1(Part.ONE, "memory with 1 instance, after it was brought up", 140, "MiB"),
  MEMORY_1_AGAIN(Part.ONE, "memory with 1 instance, after a start", 140, "MiB"),
  REST_WRITES(Part.ONE, "writes at rest", 0, ""),
  REST_LISTS(Part.ONE, "lists at rest", 0, ""),
  RESTART_WRITES(Part.ONE, "writes of a restart", 0, ""),
  NEW_INSTANCE(Part.ONE, "writes of a new instance beyond its objects", 3, ""),
  CHANGED_FIELD(Part.ONE, "writes of a changed field beyond the objects that it changes", 2, ""),

  WHOLE(Part.APPLY, "apply until all objects exist and the database is migrated, of a bare loop", 1.2, "x"),
  WHOLE_IN_ORDER(Part.APPLY, "the same, of a bare loop that starts workloads in the one order", 1.2, "x"),
  STEP_GIVEN(Part.APPLY, "first step with keys given, of a bare loop", 1.2, "x"),
  STEP_MADE(Part.APPLY, "first step with keys made, of a bare loop", 1.2, "x"),
  HELM(Part.HELM, "apply to all objects, of helm install", 1.0, "x"),

  MEMORY_100(Part.CROWD, "memory with 100 instances, after they were brought up", 180, "MiB"),
  MEMORY_100_AGAIN(Part.CROWD, "memory with 100 instances, after a start", 180, "MiB"),
  CONVERGE(Part.CROWD, "instances of 400 made at once that do not come to Running", 0, ""),
  CONVERGE_TIME(Part.CROWD, "time until 400 instances made at once are Running", Figure.NO_BUDGET, "s"),
  MEMORY_500(Part.CROWD, "memory with 500 instances, after they were brought up", 256, "MiB"),
  MEMORY_500_FOREIGN(Part.CROWD, "memory with 500 instances and 20000 foreign objects, after a start", 256, "MiB"),
  COLD_START(Part.CROWD, "start with 500 instances until gaps all over them are mended", 15, "s"),
  DRIFT(Part.CROWD, "time until a changed field of one of 500 is put back", 5, "s"),

  CHANGE_P50(Part.CHANGES, "first write after a change at 5 changes/s, P50", 100, "ms"),
  CHANGE_P99(Part.CHANGES, "first write after a change at 5 changes/s, P99", 1000, "ms"),
  HOT_LOOP(Part.CHANGES, "the same P50 beside an instance that fails all the time", 100, "ms");
  // spotless:on

  /** What is measured together: {@code -Dbench=one,apply} chooses. */
  enum Part {
    ONE,
    APPLY,
    HELM,
    CROWD,
    CHANGES;

    /** All, unless some are named. */
    static Set<Part> chosen(String names) {
      return names.isBlank()
          ? Set.of(values())
          : Stream.of(names.split(",", -1))
              .map(name -> named(name.strip()))
              .collect(Collectors.toUnmodifiableSet());
    }

    private static Part named(String name) {
      return Arrays.stream(values())
          .filter(part -> part.word().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "-Dbench=%s is no part of the bench; there are %s"
                          .formatted(name, Arrays.stream(values()).map(Part::word).toList())));
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Part part;
  private final String what;
  private final double most;
  private final String unit;

  Budget(Part part, String what, double most, String unit) {
    this.part = part;
    this.what = what;
    this.most = most;
    this.unit = unit;
  }

  String what() {
    return what;
  }

  Part part() {
    return part;
  }

  Figure measured(double value) {
    return new Figure(what, value, most, unit);
  }
}

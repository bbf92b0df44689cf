package io.lagooperator.plugin;

import io.lagooperator.foresight.Deed;
import io.lagooperator.foresight.FieldChange;
import io.lagooperator.foresight.Forecast;
import io.lagooperator.foresight.Forecast.Doing;
import io.lagooperator.foresight.Forecast.ObjectChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A forecast for people: what happens in its order, then what has become of each object. */
record ForecastText(String instance, Forecast forecast, Palette palette) {
  private static final int LONGEST_VALUE = 120;

  List<String> lines() {
    var lines = new ArrayList<String>();
    if (!forecast.hasChanges()) {
      lines.add(
          forecast.problems().isEmpty()
              ? "%s: nothing changes.".formatted(instance)
              : "%s: %s".formatted(instance, forecast.end()));
      return lines;
    }
    lines.add(palette.strong("%s: what would happen, in this order".formatted(instance)));
    stages(lines);
    lines.add("    " + forecast.end());
    lines.add("");
    lines.add(palette.strong("What becomes of each object"));
    forecast.objects().forEach(object -> object(object, lines));
    lines.add("");
    lines.add(summary());
    section("Restarted or stopped on the way: ", forecast.restarts(), lines);
    forecast.cannotBeUndone().forEach(it -> lines.add(palette.busy("Cannot be undone: ") + it));
    forecast.notes().forEach(it -> lines.add("Note: " + it));
    return lines;
  }

  private void stages(List<String> lines) {
    int number = 1;
    for (var stage : forecast.stages()) {
      lines.add("%3d %s".formatted(number++, stage.what()));
      merged(stage.doings())
          .forEach((what, names) -> lines.add("      %s %s".formatted(what, names)));
    }
  }

  /** Deeds of one kind in one line. */
  private static Map<String, String> merged(List<Doing> doings) {
    return doings.stream()
        .collect(
            Collectors.groupingBy(
                doing ->
                    doing.kind().equals("Job") && doing.deed() == Deed.CREATE
                        ? "run Job"
                        : doing.deed().verb() + " " + doing.kind(),
                LinkedHashMap::new,
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    all ->
                        all.stream()
                            .map(Doing::name)
                            .distinct()
                            .collect(Collectors.joining(", ")))));
  }

  private void object(ObjectChange object, List<String> lines) {
    var name = object.kind() + " " + object.name();
    lines.add(
        switch (object.deed()) {
          case CREATE -> palette.good("  + " + name);
          case REMOVE -> palette.bad("  - " + name);
          case CHANGE, PASS -> palette.busy("  ~ " + name);
        });
    if (object.deed() == Deed.CHANGE && object.fields().isEmpty()) {
      lines.add("      as it was: it is written again, or taken back from somebody else");
    }
    object.fields().forEach(field -> lines.add("      " + field(field)));
  }

  private String field(FieldChange field) {
    var before = field.before();
    var after = field.after();
    if (before == null) {
      return palette.good("+ %s: %s".formatted(field.path(), shortened(String.valueOf(after))));
    }
    return after == null
        ? palette.bad("- %s: %s".formatted(field.path(), shortened(before)))
        : "%s: %s → %s".formatted(field.path(), shortened(before), shortened(after));
  }

  private static String shortened(String value) {
    var line = value.replace("\n", "\\n");
    return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
  }

  private String summary() {
    return "%d to create, %d to change, %d to remove; %d Jobs."
        .formatted(
            count(Deed.CREATE), count(Deed.CHANGE), count(Deed.REMOVE), forecast.jobs().size());
  }

  private long count(Deed deed) {
    return forecast.objects().stream().filter(object -> object.deed() == deed).count();
  }

  private static void section(String title, List<String> items, List<String> lines) {
    if (!items.isEmpty()) {
      lines.add(title + String.join(", ", items) + ".");
    }
  }
}

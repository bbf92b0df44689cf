package io.lagooperator.authoring;

import io.lagooperator.api.LogLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** Writes blocks of variables into the fields that they become. */
final class Fields {
  private final Variables variables;
  private final Spec spec;
  private final BiFunction<String, String, Map<String, Object>> keep;
  private final List<String> byHand;

  Fields(
      Variables variables,
      Spec spec,
      BiFunction<String, String, Map<String, Object>> keep,
      List<String> byHand) {
    this.variables = variables;
    this.spec = spec;
    this.keep = keep;
    this.byHand = byHand;
  }

  /** All of it, or nothing where something is missing. */
  void block(Block block) {
    if (block.isSwitchedOff(variables)) {
      block
          .lines()
          .forEach(line -> variables.leave(line.variable(), block.onlyIf() + " is not true"));
      variables.leave(
          block.onlyIf(), "spec." + block.field() + " is left out, which means the same");
      return;
    }
    var missing =
        block.needed().stream()
            .map(Line::variable)
            .filter(name -> variables.look(name).isEmpty())
            .toList();
    if (!missing.isEmpty()) {
      block
          .lines()
          .filter(line -> variables.look(line.variable()).isPresent())
          .forEach(
              line ->
                  variables.leave(
                      line.variable(),
                      "spec.%s needs %s too, which has no value"
                          .formatted(block.field(), String.join(", ", missing))));
      return;
    }
    variables.leave(block.onlyIf(), "spec." + block.field() + " says so");
    block.lines().forEach(this::line);
  }

  private void line(Line line) {
    variables.take(line.variable()).ifPresent(value -> put(line, value));
  }

  private void put(Line line, String value) {
    switch (line.form()) {
      case TEXT -> spec.put(line.field(), line.field().endsWith("logLevel") ? level(value) : value);
      case NUMBER -> number(line, value);
      case SWITCH -> spec.put(line.field(), "true".equalsIgnoreCase(value));
      case OPPOSITE -> spec.put(line.field(), !"true".equalsIgnoreCase(value));
      case WORDS -> spec.put(line.field(), List.of(value.strip().split("[,\\s]+", -1)));
      case SECRET -> spec.put(line.field(), keep.apply(line.variable(), value));
    }
  }

  private static String level(String value) {
    var word = value.toLowerCase(Locale.ROOT);
    return Arrays.stream(LogLevel.values())
        .map(level -> level.name().toLowerCase(Locale.ROOT))
        .filter(word::equals)
        .findFirst()
        .orElse("error");
  }

  private void number(Line line, String value) {
    if (value.matches("[0-9]{1,9}")) {
      spec.put(line.field(), Integer.valueOf(value));
    } else {
      byHand.add(
          "%s is '%s', which is no number: set spec.%s."
              .formatted(line.variable(), value, line.field()));
    }
  }
}

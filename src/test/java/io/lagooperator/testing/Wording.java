package io.lagooperator.testing;

import io.lagooperator.api.Rules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a place of the schema may hold, in words. */
final class Wording {
  private static final Pattern DEFAULT =
      Pattern.compile("Defaults to (?<a>.+?)(?=[.;](?: |$))|(?<b>[\\w-]+) \\(the default\\b");
  private static final Map<String, String> PATTERNS =
      Map.of(
          Rules.SIZE_PATTERN, "a size such as `10Gi`",
          Rules.QUANTITY_PATTERN, "an amount such as `500m`, `2` or `1Gi`");

  /** What Kubernetes defines and the schema only repeats. */
  private static final Map<String, String> OF_KUBERNETES =
      Map.of(
          ".tolerations[]", "As in `pod.spec.tolerations`.",
          ".topologySpreadConstraints[]", "As in `pod.spec.topologySpreadConstraints`.",
          ".status.conditions[].type", "What the condition is about, for example Ready.",
          ".status.conditions[].status", "True, False or Unknown.",
          ".status.conditions[].reason",
              "Why, in one word; docs/troubleshooting.md lists the words.",
          ".status.conditions[].message", "Why, and what to do next.",
          ".status.conditions[].lastTransitionTime", "When the status last changed.",
          ".status.conditions[].observedGeneration", "Generation of the spec that it speaks of.");

  private Wording() {}

  /** As users write it: spec.components.&lt;name&gt;.env[]. */
  static String name(Schema place) {
    return place.path().substring(1).replace(".*", ".<name>");
  }

  static String lastName(Schema place) {
    return place.path().substring(place.path().lastIndexOf('.') + 1);
  }

  static String anchor(Schema place) {
    return name(place).replaceAll("[^A-Za-z.]", "");
  }

  static String about(Schema field) {
    var given = field.text("description");
    return given.isEmpty()
        ? OF_KUBERNETES.entrySet().stream()
            .filter(e -> field.path().contains(e.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("")
        : given;
  }

  static String type(Schema field) {
    if (field.isIntOrString()) {
      return "amount";
    }
    return switch (field.text("type")) {
      case "integer" -> "number";
      case "boolean" -> "true or false";
      case "string" -> "text";
      case "array" -> "list of " + plural(type(field.items()));
      default ->
          field.node().path("additionalProperties").isObject()
              ? "map to " + type(field.values())
              : field.isOpen() ? "any fields" : "block";
    };
  }

  private static String plural(String type) {
    return switch (type) {
      case "block" -> "blocks";
      case "number" -> "numbers";
      default -> type;
    };
  }

  /** The default, which descriptions tell: no schema has one, since specs are the user's. */
  static String fallback(Schema field) {
    var found = DEFAULT.matcher(field.text("description"));
    if (!found.find()) {
      return "";
    }
    return cell(found.group("a") == null ? found.group("b") : found.group("a"));
  }

  static String allowed(Schema field) {
    var words = new ArrayList<String>();
    words.addAll(limits(field, ""));
    for (var item : field.isList() ? List.of(field.items()) : field.mapValues()) {
      words.addAll(limits(item, "each "));
    }
    return cell(String.join("; ", words));
  }

  private static List<String> limits(Schema field, String each) {
    var words = new ArrayList<String>();
    if (field.node().has("enum")) {
      words.add(
          StreamSupport.stream(field.node().get("enum").spliterator(), false)
              .map(word -> "`" + word.asText() + "`")
              .collect(Collectors.joining(", ")));
    } else if (field.node().has("pattern")) {
      var pattern = field.text("pattern");
      words.add(each + PATTERNS.getOrDefault(pattern, "`" + pattern + "`"));
    }
    if (field.isInteger()) {
      words.add(each + range(field.number("minimum"), field.number("maximum")));
    }
    words.addAll(lengths(field, each, "minLength", "maxLength", "characters"));
    words.addAll(lengths(field, each, "minItems", "maxItems", "items"));
    words.addAll(lengths(field, each, "minProperties", "maxProperties", "entries"));
    if (!field.core().hasFields()) {
      CelRule.of(field).map(CelRule::sentence).forEach(words::add);
    }
    return words;
  }

  private static String range(@Nullable BigDecimal least, @Nullable BigDecimal most) {
    if (most == null || most.intValue() == Integer.MAX_VALUE) {
      return least == null ? "" : least.intValue() + " or more";
    }
    return least == null
        ? "at most " + most.intValue()
        : least.intValue() + " to " + most.intValue();
  }

  private static List<String> lengths(
      Schema field, String each, String least, String most, String unit) {
    var from = field.number(least);
    var to = field.number(most);
    if (to == null) {
      return from == null ? List.of() : List.of(each + "at least " + from.intValue() + " " + unit);
    }
    return List.of(
        each + (from == null ? "at most " : from.intValue() + " to ") + to.intValue() + " " + unit);
  }

  static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("<instance>(-[a-z]+)?", "`$0`").replace("\n", " ");
  }
}

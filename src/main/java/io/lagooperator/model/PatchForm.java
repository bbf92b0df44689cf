package io.lagooperator.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lagooperator.model.Problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What makes a patch of a template: directives and removals. Without them it is a plain block. */
record PatchForm(JsonNode plain, List<Problem> problems) {

  static PatchForm of(String path, ObjectNode patch) {
    var problems = new ArrayList<Problem>();
    return new PatchForm(plain(path, "", patch, problems), problems);
  }

  private static JsonNode plain(String path, String list, JsonNode node, List<Problem> problems) {
    if (node instanceof ArrayNode items) {
      var plain = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < items.size(); i++) {
        var at = path + "[" + i + "]";
        item(at, list, items.get(i), problems);
        plain.add(plain(at, "", items.get(i), problems));
      }
      return plain;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    var plain = JsonNodeFactory.instance.objectNode();
    for (var field : object.properties()) {
      var value = field.getValue();
      var at = path + "." + field.getKey();
      if (field.getKey().equals(StrategicMerge.DIRECTIVE)) {
        directive(at, value, problems);
      } else if (!value.isNull()) {
        plain.set(field.getKey(), plain(at, field.getKey(), value, problems));
      }
    }
    return plain;
  }

  private static void directive(String path, JsonNode value, List<Problem> problems) {
    if (!Set.of(StrategicMerge.DELETE, StrategicMerge.REPLACE).contains(value.asText(""))) {
      problems.add(problem(path, "must be delete or replace"));
    }
  }

  private static void item(String path, String list, JsonNode item, List<Problem> problems) {
    if (item.isNull()) {
      problems.add(problem(path, "is empty; fill it in or remove it"));
      return;
    }
    var directive = StrategicMerge.directive(item);
    if (!directive.isEmpty() && !StrategicMerge.isByKey(list)) {
      problems.add(
          problem(path, "may not have $patch: this list is replaced whole; give all of it"));
    } else if (directive.equals(StrategicMerge.REPLACE) && item.size() > 1) {
      problems.add(
          problem(path, "may hold nothing beside $patch: replace, which speaks of the whole list"));
    } else if (StrategicMerge.isByKey(list)
        && !directive.equals(StrategicMerge.REPLACE)
        && !item.hasNonNull(StrategicMerge.key(list))) {
      problems.add(
          problem(path, "needs " + StrategicMerge.key(list) + ", by which it is merged; give it"));
    }
  }

  private static Problem problem(String path, String sentence) {
    return new Problem(Kind.INVALID_SPEC, path, sentence);
  }
}

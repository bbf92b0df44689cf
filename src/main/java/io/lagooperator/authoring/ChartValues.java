package io.lagooperator.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Values of a chart by their paths, and the spec that some of them go into as they are. */
record ChartValues(JsonNode values, Spec spec) {
  private static final ObjectMapper JSON = new ObjectMapper();

  void number(String from, String to) {
    if (at(from).canConvertToInt() || at(from).asText().matches("[0-9]{1,9}")) {
      spec.put(to, at(from).asInt());
    }
  }

  void raw(String from, String to) {
    if (!at(from).isEmpty()) {
      spec.put(to, JSON.convertValue(at(from), Object.class));
    }
  }

  String text(String path) {
    var value = at(path);
    return value.isMissingNode() || value.isNull() ? "" : value.asText();
  }

  JsonNode at(String path) {
    JsonNode node = values;
    for (var name : path.split("[.]", -1)) {
      node = node.path(name);
    }
    return node.isNull() ? MissingNode.getInstance() : node;
  }
}

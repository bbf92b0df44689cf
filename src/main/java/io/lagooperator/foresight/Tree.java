package io.lagooperator.foresight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * An object as paths with their values. Items of lists go by what tells them apart, such as their
 * name, so that one more is one more and not another one at every place after it.
 */
final class Tree {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TELLING =
      List.of(
          "name", "mountPath", "topologyKey", "key", "containerPort", "port", "host", "path", "ip");

  private Tree() {}

  static JsonNode of(HasMetadata object) {
    return JSON.valueToTree(object);
  }

  /** Every value by its path. */
  static Map<String, String> values(JsonNode node) {
    var values = new TreeMap<String, String>();
    walk("", node, values);
    return values;
  }

  private static void walk(String path, JsonNode node, Map<String, String> values) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(field -> walk(join(path, field.getKey()), field.getValue(), values));
    } else if (node.isArray() && !node.isEmpty()) {
      IntStream.range(0, node.size())
          .forEach(i -> walk(path + "[" + label(node, i) + "]", node.get(i), values));
    } else if (!node.isNull() && !node.isMissingNode()) {
      values.put(path, node.isValueNode() ? node.asText() : node.toString());
    }
  }

  /** Paths of an object that a set of fields in the form of managedFields speaks of. */
  static Set<String> owned(JsonNode object, Object fields) {
    var paths = new TreeSet<String>();
    owned("", object, JSON.valueToTree(fields), paths);
    return paths;
  }

  private static void owned(String path, JsonNode node, JsonNode fields, Set<String> paths) {
    if (fields.isEmpty() || (fields.size() == 1 && fields.has("."))) {
      var below = new TreeMap<String, String>();
      walk(path, node, below);
      paths.addAll(below.keySet());
      return;
    }
    fields
        .properties()
        .forEach(
            field -> {
              var key = field.getKey();
              if (key.startsWith("f:")) {
                var name = key.substring(2);
                owned(join(path, name), node.path(name), field.getValue(), paths);
              } else if (key.startsWith("k:")) {
                var place = place(node, key.substring(2));
                if (place >= 0) {
                  owned(
                      path + "[" + label(node, place) + "]",
                      node.get(place),
                      field.getValue(),
                      paths);
                }
              } else if (key.startsWith("v:")) {
                owned(path, node, MissingNode.getInstance(), paths);
              }
            });
  }

  private static int place(JsonNode list, String selector) {
    try {
      var keys = JSON.readTree(selector);
      return IntStream.range(0, list.size())
          .filter(i -> matches(list.get(i), keys))
          .findFirst()
          .orElse(-1);
    } catch (com.fasterxml.jackson.core.JsonProcessingException unreadable) {
      return -1;
    }
  }

  private static boolean matches(JsonNode item, JsonNode keys) {
    return keys.properties().stream()
        .allMatch(key -> item.path(key.getKey()).asText().equals(key.getValue().asText()));
  }

  private static String label(JsonNode list, int place) {
    var item = list.get(place);
    if (item.isValueNode()) {
      return item.asText();
    }
    return TELLING.stream()
        .filter(name -> item.path(name).isValueNode())
        .filter(name -> isTelling(list, name))
        .findFirst()
        .map(name -> item.path(name).asText())
        .orElse(String.valueOf(place));
  }

  private static boolean isTelling(JsonNode list, String name) {
    var seen = new TreeSet<String>();
    return IntStream.range(0, list.size())
        .allMatch(
            i -> list.get(i).path(name).isValueNode() && seen.add(list.get(i).path(name).asText()));
  }

  private static String join(String path, String name) {
    var word = name.matches("[\\w-]+") ? name : "\"" + name + "\"";
    return path.isEmpty() ? word : path + "." + word;
  }
}

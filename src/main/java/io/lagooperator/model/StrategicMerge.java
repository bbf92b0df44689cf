package io.lagooperator.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' strategic merge of pod templates. The API server does it only for what it stores, and
 * no client does it, so the keys of the lists are told here.
 */
public final class StrategicMerge {
  static final String DIRECTIVE = "$patch";
  static final String DELETE = "delete";
  static final String REPLACE = "replace";

  /** What tells the items of a list apart, by the list's name; others are replaced whole. */
  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry("containers", List.of("name")),
          Map.entry("initContainers", List.of("name")),
          Map.entry("env", List.of("name")),
          Map.entry("ports", List.of("containerPort", "protocol")),
          Map.entry("volumeMounts", List.of("mountPath")),
          Map.entry("volumeDevices", List.of("devicePath")),
          Map.entry("volumes", List.of("name")),
          Map.entry("imagePullSecrets", List.of("name")),
          Map.entry("resourceClaims", List.of("name")),
          Map.entry("hostAliases", List.of("ip")),
          Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")));

  private static final Map<String, String> DEFAULTS = Map.of("protocol", "TCP");

  private StrategicMerge() {}

  /** Whether a list of this name is merged item by item. */
  static boolean isByKey(String list) {
    return KEYS.containsKey(list);
  }

  /** What an item of such a list cannot do without. */
  static String key(String list) {
    return KEYS.getOrDefault(list, List.of("")).get(0);
  }

  /** A new tree; the given ones stay as they are. */
  public static ObjectNode merge(ObjectNode base, ObjectNode patch) {
    var merged = directive(patch).equals(REPLACE) ? none() : base.deepCopy();
    patch
        .properties()
        .forEach(
            field -> {
              var value = field.getValue();
              if (value.isNull() || directive(value).equals(DELETE)) {
                merged.remove(field.getKey());
              } else if (!field.getKey().equals(DIRECTIVE)) {
                merged.set(field.getKey(), value(field.getKey(), base.get(field.getKey()), value));
              }
            });
    return merged;
  }

  private static JsonNode value(String field, @Nullable JsonNode base, JsonNode patch) {
    if (patch instanceof ObjectNode object) {
      return merge(base instanceof ObjectNode given ? given : none(), object);
    }
    return patch instanceof ArrayNode list
        ? list(KEYS.getOrDefault(field, List.of()), base, list)
        : patch;
  }

  private static ArrayNode list(List<String> keys, @Nullable JsonNode base, ArrayNode patch) {
    var merged = JsonNodeFactory.instance.arrayNode();
    if (base instanceof ArrayNode given && !keys.isEmpty() && !replaces(patch)) {
      merged.addAll(given.deepCopy());
    }
    for (var item : patch) {
      if (!(item instanceof ObjectNode object)) {
        merged.add(item);
      } else if (keys.isEmpty()) {
        merged.add(merge(none(), object));
      } else {
        put(merged, keys, object);
      }
    }
    return merged;
  }

  /** What is there keeps its place; what is new comes last. */
  private static void put(ArrayNode merged, List<String> keys, ObjectNode item) {
    switch (directive(item)) {
      case REPLACE -> {} // it speaks of the list and is no item
      case DELETE -> {
        for (int i = merged.size() - 1; i >= 0; i--) {
          if (isSame(keys, merged.get(i), item)) {
            merged.remove(i);
          }
        }
      }
      default -> {
        for (int i = 0; i < merged.size(); i++) {
          if (isSame(keys, merged.get(i), item) && merged.get(i) instanceof ObjectNode given) {
            merged.set(i, merge(given, item));
            return;
          }
        }
        merged.add(merge(none(), item));
      }
    }
  }

  private static boolean isSame(List<String> keys, JsonNode given, JsonNode item) {
    return keys.stream()
        .allMatch(
            key ->
                (!key.equals(keys.get(0)) && key(item, key).isEmpty())
                    || key(item, key).equals(key(given, key)));
  }

  private static String key(JsonNode item, String key) {
    var value = item.path(key).asText("");
    return value.isEmpty() ? DEFAULTS.getOrDefault(key, "") : value;
  }

  private static boolean replaces(ArrayNode patch) {
    for (var item : patch) {
      if (directive(item).equals(REPLACE)) {
        return true;
      }
    }
    return false;
  }

  static String directive(JsonNode node) {
    return node.path(DIRECTIVE).asText("");
  }

  private static ObjectNode none() {
    return JsonNodeFactory.instance.objectNode();
  }
}

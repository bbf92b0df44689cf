package io.lagooperator.authoring;

import java.util.LinkedHashMap;
import java.util.Map;

/** A spec while it grows, field by field. */
final class Spec {
  private final Map<String, Object> root = new LinkedHashMap<>();

  /** The path is that of the field in a LagoInstance, without the first word. */
  void put(String path, Object value) {
    var names = path.split("[.]", -1);
    var block = root;
    for (int i = 0; i < names.length - 1; i++) {
      block = block(block, names[i]);
    }
    block.put(names[names.length - 1], value);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> block(Map<String, Object> parent, String name) {
    return (Map<String, Object>) parent.computeIfAbsent(name, n -> new LinkedHashMap<>());
  }

  /** All of another, where nothing is given yet. */
  void add(Map<String, Object> other) {
    add(root, other);
  }

  @SuppressWarnings("unchecked")
  private static void add(Map<String, Object> to, Map<String, Object> from) {
    from.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> map) {
            if (to.computeIfAbsent(name, n -> new LinkedHashMap<>()) instanceof Map<?, ?> known) {
              add((Map<String, Object>) known, (Map<String, Object>) map);
            }
          } else {
            to.putIfAbsent(name, value);
          }
        });
  }

  Map<String, Object> asMap() {
    return root;
  }
}

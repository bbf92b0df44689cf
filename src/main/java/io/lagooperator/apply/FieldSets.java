package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.FieldsV1;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Keeps one copy of equal parts of field sets. They hold names of fields and no values, so like
 * objects of all instances share all but the few that name their own instance, and to notice drift
 * costs next to nothing.
 */
final class FieldSets {
  private final Map<Map<String, Object>, WeakReference<Map<String, Object>>> known =
      new WeakHashMap<>();

  synchronized FieldsV1 shared(FieldsV1 fields) {
    var shared = new FieldsV1();
    shared.setAdditionalProperties(shared(fields.getAdditionalProperties()));
    return shared;
  }

  private Map<String, Object> shared(Map<?, ?> fields) {
    var parts = new HashMap<String, Object>();
    fields.forEach(
        (name, below) ->
            parts.put(name.toString(), below instanceof Map<?, ?> more ? shared(more) : Map.of()));
    var part = Map.copyOf(parts);
    var reference = known.get(part);
    var existing = reference == null ? null : reference.get();
    if (existing != null) {
      return existing;
    }
    known.put(part, new WeakReference<>(part));
    return part;
  }
}

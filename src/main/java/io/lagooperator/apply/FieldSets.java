package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.FieldsV1;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Keeps one copy of equal field sets. They hold names of fields and no values, so like objects of
 * all instances share theirs, and to notice drift costs next to nothing.
 */
final class FieldSets {
  private final Map<FieldsV1, WeakReference<FieldsV1>> known = new WeakHashMap<>();

  synchronized FieldsV1 shared(FieldsV1 fields) {
    var reference = known.get(fields);
    var existing = reference == null ? null : reference.get();
    if (existing != null) {
      return existing;
    }
    known.put(fields, new WeakReference<>(fields));
    return fields;
  }
}

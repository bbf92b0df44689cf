package io.lagooperator.model;

import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.kubernetes.api.model.Quantity;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.Rules;
import io.lagooperator.api.Sentences;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules on single values, taken from where the schema has them: from the types. */
final class ValueRules {
  private ValueRules() {}

  static void check(LagoInstanceSpec spec, Complaints found) {
    walk("spec", spec, found);
  }

  private static void walk(String path, @Nullable Object value, Complaints found) {
    if (value instanceof Quantity quantity) {
      found.check(quantity.toString().matches(Rules.QUANTITY_PATTERN), path, Sentences.QUANTITY);
    } else if (value instanceof Record block) {
      for (var field : block.getClass().getRecordComponents()) {
        var there = read(block, field);
        bounds(path + "." + field.getName(), field, there, found);
        walk(path + "." + field.getName(), there, found);
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> walk(path + "." + key, item, found));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(path + "[" + i + "]", list.get(i), found);
      }
    }
  }

  private static void bounds(
      String path, RecordComponent field, @Nullable Object value, Complaints found) {
    if (value instanceof Integer number) {
      var accessor = field.getAccessor();
      var least = Optional.ofNullable(accessor.getAnnotation(Min.class)).map(Min::value).orElse(0d);
      var most =
          Optional.ofNullable(accessor.getAnnotation(Max.class))
              .map(Max::value)
              .orElse((double) Integer.MAX_VALUE);
      found.check(
          least <= number && number <= most,
          path,
          Sentences.NUMBER_BOUNDS.formatted(least.longValue(), most.longValue()));
    }
  }

  private static @Nullable Object read(Record block, RecordComponent field) {
    try {
      return field.getAccessor().invoke(block);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

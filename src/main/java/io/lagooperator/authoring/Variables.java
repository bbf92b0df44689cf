package io.lagooperator.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables of a source: each is either taken or left, and none is forgotten. */
final class Variables {
  private final Map<String, String> open;
  private final List<Left> left = new ArrayList<>();

  Variables(Map<String, String> environment) {
    this.open = new LinkedHashMap<>(environment);
  }

  /** An empty value is none, as elsewhere in Lago. */
  Optional<String> look(String name) {
    return Optional.ofNullable(open.get(name)).filter(value -> !value.isEmpty());
  }

  boolean isSetAndEmpty(String name) {
    return "".equals(open.get(name));
  }

  boolean isTrue(String name) {
    return look(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  Optional<String> take(String name) {
    var value = look(name);
    if (value.isPresent()) {
      open.remove(name);
    }
    return value;
  }

  /** It is of no use any more: what it was for is told otherwise, or is as it always is. */
  void leave(String name, String reason) {
    if (open.remove(name) != null) {
      left.add(new Left(name, reason));
    }
  }

  /** It was taken, and yet does not go on as it was. */
  void tell(String what, String reason) {
    left.add(new Left(what, reason));
  }

  /** All that is still open. */
  List<String> names() {
    return List.copyOf(open.keySet());
  }

  void leaveEmpty() {
    var empty = names().stream().filter(name -> look(name).isEmpty()).toList();
    if (!empty.isEmpty()) {
      empty.forEach(open::remove);
      left.add(new Left(String.join(", ", empty), "empty, so there is nothing to carry over"));
    }
  }

  List<Left> left() {
    return List.copyOf(left);
  }
}

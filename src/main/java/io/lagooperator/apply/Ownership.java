package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.Canonical;
import io.lagooperator.model.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells whether an object is as we applied it. Values are never compared, so it does not matter
 * what the server or a webhook makes of them: whoever changes or removes a field of ours takes it
 * out of our entry in managedFields, and whoever adds something leaves our entry alone.
 */
final class Ownership {
  private final KubernetesSerialization json;

  Ownership(KubernetesSerialization json) {
    this.json = json;
  }

  static boolean isOurs(ManagedFieldsEntry entry) {
    return "Apply".equals(entry.getOperation())
        && Labels.OPERATOR.equals(entry.getManager())
        && entry.getSubresource() == null;
  }

  /** Writes down what is applied, by which it is known again. */
  static void mark(HasMetadata desired) {
    var annotations =
        new TreeMap<>(Optional.ofNullable(desired.getMetadata().getAnnotations()).orElse(Map.of()));
    annotations.put(Labels.APPLIED, Canonical.hash(desired));
    desired.getMetadata().setAnnotations(annotations);
  }

  /** The same on a copy, for who only compares. */
  HasMetadata marked(HasMetadata desired) {
    var copy = json.clone(desired);
    mark(copy);
    return copy;
  }

  /** How what is there stands to what is desired and marked. */
  Standing standing(LagoInstance lago, Optional<HasMetadata> live, HasMetadata desired) {
    if (live.isEmpty()) {
      return Standing.MISSING;
    }
    if (isGoing(lago, live.get())) {
      return Standing.GOING;
    }
    if (isIntact(live.get(), desired)) {
      return Standing.INTACT;
    }
    return Owner.isOf(lago, live.get()) ? Standing.CHANGED : Standing.FOREIGN;
  }

  /**
   * What has been deleted is made anew once it is gone, which finalizers may delay for ever. Of a
   * volume that is said in words of its own: as long as it is in use, nothing is lost.
   */
  static boolean isGoing(LagoInstance lago, HasMetadata live) {
    return Owner.isLeftOver(lago, live)
        || (live.getMetadata().getDeletionTimestamp() != null
            && !(live instanceof PersistentVolumeClaim));
  }

  /** The same content was applied last, and nobody has taken a field of it since. */
  boolean isIntact(HasMetadata live, HasMetadata desired) {
    if (!applied(desired).equals(applied(live))) {
      return false;
    }
    var body = body(desired);
    return live.getMetadata().getManagedFields().stream()
        .filter(Ownership::isOurs)
        .anyMatch(entry -> covers(entry.getFieldsV1().getAdditionalProperties(), body));
  }

  /** Whether an object came to be by {@link Applier}, and not as data that is made once. */
  static boolean wasApplied(HasMetadata object) {
    return applied(object).isPresent();
  }

  private static Optional<String> applied(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Labels.APPLIED));
  }

  /** What managedFields speaks of: not the identity of the object. */
  private Map<String, Object> body(HasMetadata desired) {
    Map<String, Object> body = new HashMap<>(asMap(desired));
    body.keySet().removeAll(Set.of("apiVersion", "kind"));
    if (body.get("metadata") instanceof Map<?, ?> metadata) {
      var named = new HashMap<>(metadata);
      named.keySet().removeAll(Set.of("name", "namespace"));
      body.put("metadata", named);
    }
    return body;
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> asMap(HasMetadata object) {
    return json.convertValue(object, Map.class);
  }

  /** Whether a field set covers every value; an empty one is a leaf, or something owned whole. */
  private boolean covers(Map<?, ?> fields, Object value) {
    if (fields.isEmpty()) {
      return true;
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .allMatch(
              e ->
                  fields.get("f:" + e.getKey()) instanceof Map<?, ?> sub
                      && covers(sub, e.getValue()));
    }
    return !(value instanceof List<?> list) || coversList(fields, list);
  }

  private boolean coversList(Map<?, ?> fields, List<?> list) {
    var names =
        fields.keySet().stream().map(Object::toString).filter(name -> !name.equals(".")).toList();
    if (names.isEmpty()) {
      return list.isEmpty();
    }
    var like = selector(names.get(0));
    return list.stream()
        .allMatch(
            element ->
                coversItem(fields, name(element, like), element)
                    || names.stream()
                        .filter(name -> selects(selector(name), element))
                        .anyMatch(name -> coversItem(fields, name, element)));
  }

  private boolean coversItem(Map<?, ?> fields, String name, Object element) {
    return fields.get(name) instanceof Map<?, ?> below && covers(below, element);
  }

  /** An item of a list is named by its keys, {@code k:{"name":"x"}}, or by its value. */
  private Object selector(String name) {
    return json.unmarshal(name.substring(2), Object.class);
  }

  /**
   * How the server names an item of a list whose items are named like this one: to ask for it is
   * much quicker than to look through all of them.
   */
  private String name(Object element, Object like) {
    if (like instanceof Map<?, ?> keys && element instanceof Map<?, ?> map) {
      var named = new TreeMap<Object, Object>(map);
      named.keySet().retainAll(keys.keySet());
      return "k:" + json.asJson(named);
    }
    return "v:" + json.asJson(element);
  }

  /** A key that we left to its default, such as a protocol, selects too. */
  private static boolean selects(Object selector, Object element) {
    return (selector instanceof Map<?, ?> keys && element instanceof Map<?, ?> map)
        ? keys.entrySet().stream()
            .allMatch(
                key ->
                    !map.containsKey(key.getKey()) || key.getValue().equals(map.get(key.getKey())))
        : selector.equals(element);
  }
}

package io.lagooperator.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One place of the schema that the types make. */
public record Schema(String path, JsonNode node) {
  public static Schema root() {
    var crd = FinishedCrd.tree();
    return new Schema("", crd.at("/spec/versions/0/schema/openAPIV3Schema"));
  }

  /** Every place that a value can be at. */
  public static Stream<Schema> all() {
    return root().withAllBelow();
  }

  private Stream<Schema> withAllBelow() {
    return Stream.concat(Stream.of(this), below().flatMap(Schema::withAllBelow));
  }

  private Stream<Schema> below() {
    return Stream.of(
            properties(),
            node.path("additionalProperties").isObject()
                ? Stream.of(values())
                : Stream.<Schema>empty(),
            node.path("items").isObject() ? Stream.of(items()) : Stream.<Schema>empty())
        .flatMap(s -> s);
  }

  public Stream<Schema> properties() {
    Iterable<String> names = () -> node.path("properties").fieldNames();
    return StreamSupport.stream(names.spliterator(), false)
        .map(name -> new Schema(path + "." + name, node.at("/properties/" + name)));
  }

  public Schema values() {
    return new Schema(path + ".*", node.get("additionalProperties"));
  }

  public Schema items() {
    return new Schema(path + "[]", node.get("items"));
  }

  /** Whether it is a block of named fields. */
  public boolean hasFields() {
    return !node.path("properties").isEmpty();
  }

  public boolean requires(Schema field) {
    var name = field.path().substring(field.path().lastIndexOf('.') + 1);
    return StreamSupport.stream(node.path("required").spliterator(), false)
        .anyMatch(required -> required.asText().equals(name));
  }

  public boolean isList() {
    return node.path("items").isObject();
  }

  /** What a map leads to, if it is one. */
  public List<Schema> mapValues() {
    return node.path("additionalProperties").isObject() ? List.of(values()) : List.of();
  }

  /** What lists and maps hold in the end. */
  public Schema core() {
    return isList() ? items().core() : mapValues().isEmpty() ? this : values().core();
  }

  public boolean isInteger() {
    return text("type").equals("integer");
  }

  public boolean isIntOrString() {
    return node.path("x-kubernetes-int-or-string").asBoolean();
  }

  public boolean isOpen() {
    return node.path("x-kubernetes-preserve-unknown-fields").asBoolean();
  }

  public String text(String key) {
    return node.path(key).asText("");
  }

  public @Nullable BigDecimal number(String key) {
    return node.has(key) ? node.get(key).decimalValue() : null;
  }
}

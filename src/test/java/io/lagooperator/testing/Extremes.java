package io.lagooperator.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Objects;

/** Objects that have every field, each with the most unlikely value that the schema lets in. */
public final class Extremes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String bound;
  private final JsonNode quantity;

  private Extremes(String bound, JsonNode quantity) {
    this.bound = bound;
    this.quantity = quantity;
  }

  public static JsonNode greatest() {
    return new Extremes("maximum", NODES.textNode("9999999999999999.999999999Ei"))
        .of(Schema.root());
  }

  public static JsonNode least() {
    return new Extremes("minimum", NODES.numberNode(0)).of(Schema.root());
  }

  private JsonNode of(Schema schema) {
    if (schema.isIntOrString()) {
      return quantity;
    }
    if (schema.isOpen()) {
      return NODES
          .objectNode()
          .put("large", 1e308)
          .put("long", Long.MIN_VALUE)
          .set("list", NODES.arrayNode().addNull().add(true).add(""));
    }
    return switch (schema.text("type")) {
      case "object" -> object(schema);
      case "array" -> NODES.arrayNode().add(of(schema.items()));
      case "integer" -> integer(Objects.requireNonNull(schema.number(bound)));
      case "boolean" -> NODES.booleanNode(true);
      default -> text(schema);
    };
  }

  private JsonNode object(Schema schema) {
    var object = NODES.objectNode();
    if (schema.path().isEmpty()) {
      object.putObject("metadata").put("name", "billing").put("namespace", "lago");
    }
    schema.properties().forEach(p -> object.set(p.path().replaceFirst(".*[.]", ""), of(p)));
    if (schema.node().has("additionalProperties")) {
      object.set("api", of(schema.values()));
    }
    return object;
  }

  private static JsonNode integer(BigDecimal value) {
    return NODES.numberNode(value.longValueExact());
  }

  private static JsonNode text(Schema schema) {
    var words = schema.node().path("enum");
    return words.isEmpty() ? NODES.textNode("") : words.get(0);
  }
}

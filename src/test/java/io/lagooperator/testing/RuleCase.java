package io.lagooperator.testing;

import com.fasterxml.jackson.core.type.TypeReference;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.api.LagoInstance;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A manifest that one rule refuses, its like that is accepted, and what is said where. What the
 * rule compares with is the manifest before, if it is a rule of changes.
 */
public record RuleCase(
    String name,
    @Nullable String before,
    String refused,
    String accepted,
    String path,
    String sentence) {

  static RuleCase of(ShapeCases.Case shape) {
    return of(shape.refused(), shape.accepted(), shape.path(), shape.sentence());
  }

  static RuleCase of(String refused, String accepted, String path, String sentence) {
    return new RuleCase(refused, null, refused, accepted, path, sentence);
  }

  /** Of an instance that no operator looks after. */
  static RuleCase change(String before, String refused, String accepted, String sentence) {
    var name = before + " -> " + refused;
    return new RuleCase(
        name, ofNobody(before), ofNobody(refused), ofNobody(accepted), "spec", sentence);
  }

  private static String ofNobody(String text) {
    return text.startsWith("operatorClass") ? text : "operatorClass: nobody\n" + text;
  }

  @Override
  public String toString() {
    return name;
  }

  public LagoInstance refusedInstance() {
    return read(refused);
  }

  public LagoInstance acceptedInstance() {
    return read(accepted);
  }

  private static LagoInstance read(String text) {
    return Specs.yaml(manifest(text));
  }

  /** A whole manifest of what is below spec, with the least that a spec must have. */
  public static String manifest(String text) {
    var given =
        text.isBlank()
            ? new LinkedHashMap<String, Object>()
            : Serialization.unmarshal(text, new TypeReference<LinkedHashMap<String, Object>>() {});
    var name = given.containsKey("name") ? given.remove("name") : "billing";
    given.putIfAbsent("version", Specs.NEWEST);
    given.putIfAbsent("urls", Map.of("front", "https://billing.example.com"));
    return Serialization.asYaml(
        Map.of(
            "apiVersion",
            "lago-operator.io/v1alpha1",
            "kind",
            "LagoInstance",
            "metadata",
            Map.of("name", String.valueOf(name)),
            "spec",
            given));
  }
}

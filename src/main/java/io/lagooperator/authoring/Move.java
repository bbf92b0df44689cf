package io.lagooperator.authoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is to be applied, what could not be carried over, and what is to be done by hand. */
public record Move(
    String name,
    Map<String, Object> spec,
    Map<String, Map<String, String>> secrets,
    List<Left> left,
    List<String> byHand) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  public Move {
    left = List.copyOf(left);
    byHand = List.copyOf(byHand);
  }

  /** One stream: Secrets first, so that nothing waits for them. */
  public String manifests() {
    var documents = new ArrayList<Map<String, Object>>();
    secrets.forEach((secret, values) -> documents.add(secret(secret, values)));
    documents.add(instance());
    var text = new StringBuilder();
    documents.forEach(document -> text.append(yaml(document)));
    return text.toString();
  }

  /** The LagoInstance alone. */
  public Map<String, Object> instance() {
    var instance = object("lago-operator.io/v1alpha1", "LagoInstance", name);
    instance.put("spec", spec);
    return instance;
  }

  private static Map<String, Object> secret(String name, Map<String, String> values) {
    var secret = object("v1", "Secret", name);
    secret.put("type", "Opaque");
    var data = new TreeMap<String, String>();
    values.forEach(
        (key, value) ->
            data.put(
                key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    secret.put("data", data);
    return secret;
  }

  private static Map<String, Object> object(String apiVersion, String kind, String name) {
    var object = new LinkedHashMap<String, Object>();
    object.put("apiVersion", apiVersion);
    object.put("kind", kind);
    object.put("metadata", new LinkedHashMap<>(Map.of("name", name)));
    return object;
  }

  private static String yaml(Map<String, Object> document) {
    try {
      return YAML.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps and texts can be written as YAML", e);
    }
  }

  @Override
  public String toString() {
    return "Move[" + name + ", " + secrets.keySet() + "]";
  }
}

package io.lagooperator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lagooperator.api.LagoInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields of a LagoInstance that the cluster serves, compared with those that this operator
 * knows. They are read from what the API server publishes for all users, so that the operator needs
 * no right on custom resource definitions.
 */
public final class ServedSchema {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ServedSchema() {}

  /** Empty where all are served; an older definition would drop what users write into the rest. */
  public static List<String> missing(KubernetesClient client) {
    var published =
        client.raw("/openapi/v3/apis/" + LagoInstance.GROUP + "/" + LagoInstance.VERSION);
    if (published == null) {
      throw new KubernetesClientException("the API server does not publish its schemas");
    }
    var served = fields(published);
    return known().filter(field -> !served.contains(field)).toList();
  }

  /** Fields as they stand in a file that the build makes from the definition. */
  static Stream<String> known() {
    try (var file = ServedSchema.class.getResourceAsStream("fields.txt")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Set<String> fields(String published) {
    try {
      var schemas = JSON.readTree(published).at("/components/schemas");
      var fields = new HashSet<String>();
      schemas
          .properties()
          .forEach(
              schema -> {
                if (isOurs(schema.getValue())) {
                  collect("", schema.getValue(), fields);
                }
              });
      return fields;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(JsonNode schema) {
    return schema.at("/x-kubernetes-group-version-kind/0/kind").asText().equals("LagoInstance");
  }

  /** Items of lists and values of maps have the path of what they are in. */
  static void collect(String path, JsonNode schema, Set<String> fields) {
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      var below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      if (!below.startsWith("metadata")) {
        fields.add(below);
        collect(below, field.getValue(), fields);
      }
    }
    for (var inner : List.of("items", "additionalProperties")) {
      if (schema.path(inner).isObject()) {
        collect(path, schema.path(inner), fields);
      }
    }
  }
}

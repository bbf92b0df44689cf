package io.lagooperator.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Releases of the vendor's chart as Helm keeps them. */
public final class HelmReleases {
  private HelmReleases() {}

  /** With the chart's values, of which the user has changed the release of Lago. */
  public static String encoded(String name, String namespace) {
    return encoded(name, namespace, Map.of());
  }

  /** The same, of which the user has changed more. */
  public static String encoded(String name, String namespace, Map<String, Object> more) {
    try {
      var values =
          new YAMLMapper().readTree(Path.of("src/test/resources/authoring/values.yaml").toFile());
      var release =
          Map.of(
              "name",
              name,
              "namespace",
              namespace,
              "version",
              3,
              "chart",
              Map.of("metadata", Map.of("name", "lago"), "values", values),
              "config",
              changed(more));
      var bytes = new ByteArrayOutputStream();
      try (var zipped = new GZIPOutputStream(bytes)) {
        new ObjectMapper().writeValue(zipped, release);
      }
      return Base64.getEncoder().encodeToString(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> changed(Map<String, Object> more) {
    var config = new HashMap<String, Object>(more);
    config.put("version", "1.33.4");
    config.put("pdf", Map.of("replicas", 2));
    return config;
  }
}

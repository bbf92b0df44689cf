package io.lagooperator.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/** A release as Helm keeps it in a Secret: base64 of the gzipped description of everything. */
public record HelmRelease(String name, String namespace, String chart, JsonNode values) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST = 64 << 20;

  /** The value of key {@code release}, as it is once Kubernetes' own base64 is taken off. */
  public static HelmRelease decode(String release) {
    try (var unzipped =
        new GZIPInputStream(
            new ByteArrayInputStream(Base64.getMimeDecoder().decode(release.strip())))) {
      var all = JSON.readTree(unzipped.readNBytes(LARGEST));
      return new HelmRelease(
          all.path("name").asText(),
          all.path("namespace").asText(),
          all.path("chart").path("metadata").path("name").asText(),
          merged(all.path("chart").path("values"), all.path("config")));
    } catch (IOException | IllegalArgumentException e) {
      throw new Unreadable("It is no release that Helm 3 or 4 has written.");
    }
  }

  /** The chart's own values, and over them those of the user; a null takes one away. */
  private static JsonNode merged(JsonNode base, JsonNode over) {
    if (!(base instanceof ObjectNode) || !(over instanceof ObjectNode)) {
      return over.isMissingNode() || over.isNull() ? base : over;
    }
    var all = (ObjectNode) base.deepCopy();
    over.properties()
        .forEach(
            field -> {
              if (field.getValue().isNull()) {
                all.remove(field.getKey());
              } else {
                all.set(field.getKey(), merged(base.path(field.getKey()), field.getValue()));
              }
            });
    return all;
  }
}

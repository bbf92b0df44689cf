package io.lagooperator.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One request that the API server answered; fields that do not apply are empty text. */
public record Request(
    String verb,
    String apiGroup,
    String resource,
    String subresource,
    String namespace,
    String name,
    String user,
    String userAgent,
    int code,
    Instant answered,
    Instant time,
    Map<String, String> annotations,
    Optional<JsonNode> requestObject) {
  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  static Request of(JsonNode event) {
    JsonNode target = event.path("objectRef");
    return new Request(
        event.path("verb").asText(),
        target.path("apiGroup").asText(),
        target.path("resource").asText(),
        target.path("subresource").asText(),
        target.path("namespace").asText(),
        target.path("name").asText(),
        // A request that acts for somebody else is judged by whom it acts for.
        event.has("impersonatedUser")
            ? event.path("impersonatedUser").path("username").asText()
            : event.path("user").path("username").asText(),
        event.path("userAgent").asText(),
        event.path("responseStatus").path("code").asInt(),
        Instant.parse(event.path("stageTimestamp").asText()),
        Instant.parse(event.path("requestReceivedTimestamp").asText()),
        annotations(event.path("annotations")),
        Optional.of(event.path("requestObject")).filter(it -> !it.isMissingNode()));
  }

  private static Map<String, String> annotations(JsonNode annotations) {
    var all = new TreeMap<String, String>();
    annotations.properties().forEach(it -> all.put(it.getKey(), it.getValue().asText()));
    return Map.copyOf(all);
  }

  /** Refused requests count too: whoever sent them meant to write. */
  public boolean isWrite() {
    return WRITES.contains(verb);
  }
}

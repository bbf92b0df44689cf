package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a Secret holds: in the form that the API server takes it, and in clear. */
public final class SecretData {
  private SecretData() {}

  public static Map<String, String> encoded(Map<String, String> values) {
    var data = new TreeMap<String, String>();
    values.forEach(
        (key, value) ->
            data.put(
                key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    return data;
  }

  public static Map<String, String> decoded(Secret secret) {
    var values = new TreeMap<String, String>();
    Optional.ofNullable(secret.getData())
        .orElse(Map.of())
        .forEach(
            (key, value) ->
                values.put(
                    key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
    return values;
  }
}

package io.lagooperator.desired;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** What a Secret holds, in the form that the API server takes it. */
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
}

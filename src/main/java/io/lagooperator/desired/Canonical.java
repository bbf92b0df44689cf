package io.lagooperator.desired;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lagooperator.model.Fingerprint;

/** One text, and so one hash, for equal objects. */
public final class Canonical {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private Canonical() {}

  public static String hash(Object object) {
    try {
      return Fingerprint.of(JSON.writeValueAsString(object));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every Kubernetes object can be written as JSON", e);
    }
  }
}

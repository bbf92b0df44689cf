package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How Lago logs in to Kafka; its events processor knows no other way. */
public enum ScramMechanism {
  @JsonProperty("SCRAM-SHA-256")
  SCRAM_SHA_256,
  @JsonProperty("SCRAM-SHA-512")
  SCRAM_SHA_512
}

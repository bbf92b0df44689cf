package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a connection to PostgreSQL is secured, in the words of libpq. */
public enum SslMode {
  @JsonProperty("disable")
  DISABLE,
  @JsonProperty("prefer")
  PREFER,
  @JsonProperty("require")
  REQUIRE,
  @JsonProperty("verify-ca")
  VERIFY_CA,
  @JsonProperty("verify-full")
  VERIFY_FULL
}

package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much Lago logs. */
public enum LogLevel {
  @JsonProperty("debug")
  DEBUG,
  @JsonProperty("info")
  INFO,
  @JsonProperty("warn")
  WARN,
  @JsonProperty("error")
  ERROR
}

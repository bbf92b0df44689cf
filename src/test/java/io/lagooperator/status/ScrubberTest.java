package io.lagooperator.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "could not connect to postgresql://lago:hidden@db:5432/lago",
        "could not connect to postgresql://lago:hi/hidden@db:5432/lago",
        "could not connect to postgresql://lago:hidden@hidden@db:5432/lago",
        "redis://:hidden@redis",
        "PASSWORD=hidden",
        "password: hidden",
        "\"password\": \"hidden\"",
        "password=\"hidden and hidden\"",
        "api_key=hidden and more",
        "Authorization: Bearer hidden",
        "-----BEGIN RSA PRIVATE KEY-----\nhidden\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nhidden cut off",
        "key hiddenhiddenhiddenhiddenhiddenhiddenhidden is wrong",
      })
  void whatLooksLikeASecretIsTakenOut(String text) {
    assertThat(Scrubber.scrub(text)).doesNotContain("hidden").contains("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PG::ConnectionBad: could not translate host name \"db\" to address",
        "relation \"organizations\" does not exist",
        "see https://billing.example.com/health",
        "FATAL: password authentication failed for user \"lago\"",
        "docker.io/getlago/api:v1.51.0 not found"
      })
  void whatHelpsIsLeft(String text) {
    assertThat(Scrubber.scrub(text)).isEqualTo(text);
  }

  @Test
  void ofALongTextTheEndIsKeptAsThereProgramsSayWhyTheyGaveUp() {
    var text = "line\n".repeat(1_000) + "the reason";
    assertThat(Scrubber.scrub(text))
        .hasSizeLessThanOrEqualTo(1_001)
        .startsWith("…")
        .endsWith("the reason");
  }
}

package io.lagooperator.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.FakeInputs;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where services differ, one value is carried over and the other is told. */
class ComposeEnvironmentTest {
  private static final String COMPOSE =
      """
      services:
        api:
          image: getlago/api:v1.45.2
          command: ./scripts/start.api.sh
          environment:
            SECRET_KEY_BASE: base-canary
            LAGO_RSA_PRIVATE_KEY: %s
            LAGO_ENCRYPTION_PRIMARY_KEY: primary-canary
            LAGO_ENCRYPTION_DETERMINISTIC_KEY: deterministic-canary
            LAGO_ENCRYPTION_KEY_DERIVATION_SALT: salt-canary
            LAGO_FRONT_URL: https://billing.example.com
            LAGO_API_URL: https://billing.example.com
            LAGO_DISABLE_SIGNUP: "true"
        front:
          image: getlago/front:v1.45.2
          environment: {API_URL: "%%s", LAGO_DISABLE_SIGNUP: "%%s"}
        worker:
          image: getlago/api:v1.45.2
          command: ./scripts/start.worker.sh
          environment: {%%s}
        billing:
          image: getlago/api:v1.45.2
          command: ./scripts/start.billing.worker.sh
          environment: {%%s}
        clock:
          image: getlago/api:v1.45.2
          command: ./scripts/start.clock.sh
          environment: {%%s}
      """
          .formatted(
              Base64.getEncoder().encodeToString(FakeInputs.PEM.getBytes(StandardCharsets.UTF_8)));
  private static final String ALIKE =
      COMPOSE.formatted("https://billing.example.com", "true", "", "", "");

  private static Move move(String text) {
    return ComposeSource.move(
        text,
        Map.of(),
        path -> Optional.empty(),
        new Options("billing", Optional.empty(), Optional.empty()));
  }

  private static String told(String text) {
    return move(text).left().toString();
  }

  @Test
  void ofServicesThatAreAlikeNothingIsTold() {
    assertThat(told(ALIKE)).doesNotContain("of service");
  }

  @Test
  void whatIsOfOneWorkerAloneIsToldWhereNoFieldTakesIt() {
    var told =
        told(
            COMPOSE.formatted(
                "https://billing.example.com",
                "true",
                "DATABASE_POOL: 30, SIDEKIQ_CONCURRENCY: many",
                "SIDEKIQ_CONCURRENCY: 7",
                "SIDEKIQ_CONCURRENCY: 9"));
    assertThat(told)
        .contains("DATABASE_POOL of service worker: ")
        .contains("SIDEKIQ_CONCURRENCY of service worker: it is 'many', which is no number")
        .contains("spec.components.worker.concurrency")
        .contains("SIDEKIQ_CONCURRENCY of service clock: ")
        .doesNotContain("SIDEKIQ_CONCURRENCY of service billing");
  }

  @Test
  void whereTwoWorkersDifferTheFirstIsTaken() {
    var move =
        move(
            COMPOSE.formatted(
                "https://billing.example.com", "true", "OURS: one", "OURS: two", "OURS: one"));
    assertThat(move.instance().toString()).contains("name=OURS, value=one");
    assertThat(move.left().toString())
        .contains("OURS of service billing: it differs from that of a service before it")
        .doesNotContain("OURS of service clock");
  }

  @Test
  void whereTheUserInterfaceDiffersItIsTold() {
    assertThat(told(COMPOSE.formatted("https://api.example.com", "false", "", "", "")))
        .contains("LAGO_DISABLE_SIGNUP of service front: it differs from that of api")
        .contains("API_URL of service front: it differs from LAGO_API_URL");
  }

  @Test
  void theKeysAreThoseOfTheApi() {
    var move =
        move(
            COMPOSE.formatted(
                "https://billing.example.com",
                "true",
                "ENCRYPTION_PRIMARY_KEY: other-canary",
                "",
                ""));
    assertThat(move.secrets().get("billing-imported-keys"))
        .containsEntry("LAGO_ENCRYPTION_PRIMARY_KEY", "primary-canary");
    assertThat(move.left().toString())
        .contains("ENCRYPTION_PRIMARY_KEY of service worker: api has no such name")
        .doesNotContain("canary");
  }

  @Test
  void ofTwoServicesThatRunTheSameTheSecondIsTold() {
    assertThat(told(ALIKE.replace("start.billing.worker", "start.worker")))
        .contains("service billing: it runs the same as service worker")
        .contains("raise spec.components.worker.replicas");
  }

  @Test
  void whatIsNotReadIsTold() {
    assertThat(told(ALIKE.replace("  worker:\n", "  worker:\n    extends: {service: api}\n")))
        .contains("extends of service worker: what it takes over is not read");
    assertThat(told(COMPOSE.formatted("", "true", "SIDEKIQ_EVENTS: ''", "", "")))
        .contains("SIDEKIQ_EVENTS: empty");
  }
}

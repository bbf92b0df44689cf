package io.lagooperator.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lagooperator.model.Component;
import io.lagooperator.testing.FakeInputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A Lago of Docker Compose becomes a LagoInstance that runs with the same settings and keys. */
@NullUnmarked // a field that is missing fails the test as well
class ComposeSourceTest {
  private static final Path FOLDER = Path.of("src/test/resources/authoring");
  private static final String RSA =
      Base64.getEncoder().encodeToString(FakeInputs.PEM.getBytes(StandardCharsets.UTF_8));
  private static final Map<String, String> VALUES =
      Map.of(
          "PG_PASSWORD", "pg-canary",
          "SECRET_KEY_BASE", "base-canary",
          "LAGO_RSA_PRIVATE_KEY", RSA,
          "PRIMARY", "primary-canary",
          "DETERMINISTIC", "deterministic-canary",
          "SALT", "salt-canary");

  private static String file(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Move move(Map<String, String> more) {
    var values = new HashMap<>(VALUES);
    values.putAll(more);
    return ComposeSource.move(
        file("compose.yml"),
        values,
        path -> path.equals("lago.env") ? Optional.of(file(path)) : Optional.empty(),
        new Options("billing", Optional.empty(), Optional.empty()));
  }

  @Test
  void whatIsKnownOfItIsInTheSpec() {
    var spec = new Carried(move(Map.of())).lago().getSpec();

    assertThat(spec.version()).isEqualTo("1.45.2");
    assertThat(spec.upgrade().from()).isEqualTo("1.45.2");
    assertThat(spec.urls().front()).isEqualTo("https://billing.example.com");
    assertThat(spec.urls().api()).isEqualTo("https://billing.example.com");
    assertThat(spec.database().bundled()).isNotNull();
    assertThat(spec.redis().bundled()).isNotNull();
    assertThat(spec.signup().enabled()).isFalse();
    assertThat(spec.telemetry().segment()).isFalse();
    assertThat(spec.components().keySet())
        .containsExactlyInAnyOrder("api", "worker", "billing", "pdfWorker", "events");
    assertThat(spec.components().get("api").threads()).isEqualTo(7);
    assertThat(spec.components().get("worker").concurrency()).isEqualTo(15);
    assertThat(spec.components().get("billing").replicas()).isEqualTo(2);
    assertThat(spec.components().get("billing").concurrency()).isEqualTo(5);
    assertThat(spec.components().get("events").enabled()).isTrue();
  }

  @Test
  void keysAreCarriedOverUnchanged() {
    assertThat(move(Map.of()).secrets().get("billing-imported-keys"))
        .isEqualTo(
            Map.of(
                "SECRET_KEY_BASE", "base-canary",
                "LAGO_RSA_PRIVATE_KEY", RSA,
                "LAGO_ENCRYPTION_PRIMARY_KEY", "primary-canary",
                "LAGO_ENCRYPTION_DETERMINISTIC_KEY", "deterministic-canary",
                "LAGO_ENCRYPTION_KEY_DERIVATION_SALT", "salt-canary"));
  }

  @Test
  void processesReadTheSameAsBefore() {
    var environment = new Carried(move(Map.of())).environment(Component.API);

    assertThat(environment)
        .containsEntry("SECRET_KEY_BASE", "base-canary")
        .containsEntry("LAGO_RSA_PRIVATE_KEY", RSA)
        .containsEntry("LAGO_ENCRYPTION_PRIMARY_KEY", "primary-canary")
        .containsEntry("LAGO_FRONT_URL", "https://billing.example.com")
        .containsEntry("LAGO_SMTP_PASSWORD", "p$w\"d # not a comment")
        .containsEntry("LAGO_SMTP_PORT", "2587")
        .containsEntry("GOOGLE_AUTH_CLIENT_SECRET", "google-canary")
        .containsEntry("FEATURE_OF_OURS", "on")
        .containsEntry("OUR_TOKEN", "token-canary")
        .containsEntry("COSTS", "a$b")
        .containsEntry("LAGO_DISABLE_SIGNUP", "true")
        .containsEntry("LAGO_DISABLE_SEGMENT", "true")
        .containsEntry("RAILS_MAX_THREADS", "7")
        .doesNotContainKeys("LAGO_USE_AWS_S3", "LAGO_SIDEKIQ_WEB", "LAGO_DATA_API_URL");
  }

  @Test
  void nothingIsDroppedInSilence() {
    var move = move(Map.of());
    var told = move.left().toString() + move.byHand();
    var carried = new Carried(move).environment(Component.API).keySet();
    var source = new java.util.TreeSet<>(Dotenv.read(file("lago.env")).keySet());
    source.addAll(
        Set.of(
            "DATABASE_URL",
            "REDIS_URL",
            "REDIS_PASSWORD",
            "RAILS_ENV",
            "LAGO_SIDEKIQ_WEB",
            "LAGO_REDIS_CACHE_URL",
            "LAGO_PDF_URL",
            "LAGO_USE_AWS_S3",
            "LAGO_AWS_S3_BUCKET",
            "LAGO_USE_GCS",
            "LAGO_CREATE_ORG",
            "COSTS",
            "LAGO_FRONT_URL",
            "THEME"));
    carried.remove("LAGO_REDIS_CACHE_URL"); // that of the operator has another value
    source.removeAll(carried);
    source.removeAll(Set.of("DATABASE_URL", "REDIS_URL", "SIDEKIQ_EVENTS"));
    assertThat(source).isNotEmpty().allSatisfy(name -> assertThat(told).contains(name));
    assertThat(told)
        .contains("service traefik", "service db", "service redis", "service migrate")
        .contains(
            "bundled PostgreSQL",
            "Never may two clocks run",
            "LAGO_API_URL was https://billing.example.com/api")
        .contains("LAGO_FRONT_URL of service pdfs");
  }

  @Test
  void noValueOfASecretIsTold() {
    var move = move(Map.of());
    var spec = move.instance().toString();
    assertThat(spec + move.left() + move.byHand() + move).doesNotContain("canary", "p$w", RSA);
  }

  @Test
  void whatIsGivenWinsOverWhatTheFileSays() {
    var move = move(Map.of("LAGO_RELEASE", "1.46.0", "USE_S3", "true"));
    var spec = move.instance().toString();
    assertThat(spec).contains("version=1.46.0");
    assertThat(move.left().toString()).contains("spec.storage.s3 needs LAGO_AWS_S3_REGION too");
  }

  @Test
  void aFileThatIsNoneOfLagoIsRefusedInWords() {
    assertThatThrownBy(() -> move(Map.of("LAGO_RSA_PRIVATE_KEY", "")))
        .hasMessageContaining("--rsa-key-file");
    assertThatThrownBy(
            () ->
                ComposeSource.move(
                    "services: {web: {image: nginx}}",
                    Map.of(),
                    path -> Optional.empty(),
                    new Options("x", Optional.empty(), Optional.empty())))
        .hasMessageContaining("start.api.sh");
    assertThatThrownBy(
            () ->
                ComposeSource.move(
                    "a: [",
                    Map.of(),
                    path -> Optional.empty(),
                    new Options("x", Optional.empty(), Optional.empty())))
        .hasMessageContaining("no YAML");
  }
}

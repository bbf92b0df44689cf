package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.lagooperator.testing.Kubectl;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users copy works, and what they read in kubectl reads well. */
@WithOperator
class ExamplesClusterTest {
  private static final String CERTIFICATE =
      "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n";

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("examples"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsAcceptedByTheApiServer(Path example, TestNamespace namespace) {
    var answer = Kubectl.in(namespace).run("apply", "--dry-run=server", "-f", example.toString());

    assertThat(answer).contains("lagoinstance.lago-operator.io/billing created (server dry run)");
  }

  @Test
  void externalServicesComeToRunning(TestNamespace namespace) {
    secret(
        namespace,
        "postgresql-credentials",
        Map.of(
            "password",
            "p@ss word",
            "ca.crt",
            CERTIFICATE,
            "migration-user",
            "owner",
            "migration-password",
            "m:p"));
    secret(namespace, "smtp-credentials", Map.of("user", "u", "password", "p"));
    secret(namespace, "lago-license", Map.of("license", "l"));
    secret(namespace, "google-credentials", Map.of("secret", "s"));
    secret(
        namespace,
        "partner-credentials",
        Map.of("nango", "n", "gocardless", "g", "mistral", "m", "data-api", "d", "token", "t"));
    secret(namespace, "sentry", Map.of("dsn", "https://key@sentry.example.com/1"));
    secret(namespace, "company-ca", Map.of("ca.crt", CERTIFICATE));
    secret(namespace, "redis-credentials", Map.of("password", "r/e:d"));
    var lagos = new Lagos(namespace);

    lagos.applyExample("external-services");

    assertThat(lagos.awaitState("billing", "Running").getStatus().ready()).isEqualTo("5/5");
  }

  @Test
  void kubectlShowsTheStateInOneLine(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");

    var lines = Kubectl.in(namespace).run("get", "lago").lines().toList();

    assertThat(lines.get(0).split(" +"))
        .containsExactly("NAME", "STATE", "READY", "VERSION", "URL", "AGE");
    assertThat(lines.get(1).split(" +"))
        .startsWith("billing", "Running", "8/8", "1.51.0", "https://billing.example.com");
  }

  @Test
  void kubectlExplainsTheDatabaseBlock(TestNamespace namespace) {
    var words = Kubectl.in(namespace).run("explain", "lagoinstance.spec.database");

    assertThat(words)
        .contains("PostgreSQL, where Lago keeps its data.")
        .contains("PostgreSQL that the operator runs")
        .contains("urlSecret")
        .contains("Whether prepared statements are used. Defaults to true");
  }

  private static void secret(TestNamespace namespace, String name, Map<String, String> data) {
    namespace
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withStringData(data)
                .build())
        .create();
  }
}

package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.HelmReleases;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Plugin;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kubectl lago import} and {@code init} print is taken by the API server, and runs. */
@WithOperator
class ImportClusterTest {
  private static final Path FIXTURES = Path.of("src/test/resources/authoring");
  private static final String RSA = base64(FakeInputs.PEM);

  @TempDir Path folder;

  @Test
  void aComposeFileBecomesAnInstanceThatRuns(TestNamespace namespace) throws IOException {
    Files.copy(FIXTURES.resolve("compose.yml"), folder.resolve("docker-compose.yml"));
    Files.copy(FIXTURES.resolve("lago.env"), folder.resolve("lago.env"));
    Files.writeString(
        folder.resolve(".env"),
        """
        PG_PASSWORD=pg-canary
        SECRET_KEY_BASE=base-canary
        LAGO_RSA_PRIVATE_KEY=%s
        PRIMARY=primary-canary
        DETERMINISTIC=deterministic-canary
        SALT=salt-canary
        """
            .formatted(RSA));

    var answer =
        Plugin.in(namespace)
            .run(
                "import",
                "compose",
                "-f",
                folder.resolve("docker-compose.yml").toString(),
                "--name",
                "billing");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.err()).contains("Not carried over: ", "By hand: ").doesNotContain("canary");
    apply(namespace, answer.out());
    new Lagos(namespace).awaitState("billing", "Running");
    var keys = namespace.client().secrets().withName("billing-imported-keys").get();
    assertThat(keys.getData())
        .containsEntry("LAGO_RSA_PRIVATE_KEY", base64(RSA))
        .containsEntry("LAGO_ENCRYPTION_PRIMARY_KEY", base64("primary-canary"));
    assertThat(namespace.client().secrets().withName("billing-keys").get()).isNull();
  }

  @Test
  void aHelmReleaseBecomesAnInstanceThatTheApiServerTakes(TestNamespace namespace) {
    secret(
        namespace,
        "sh.helm.release.v1.old.v3",
        Map.of("release", HelmReleases.encoded("old", namespace.name())),
        Map.of("owner", "helm", "name", "old", "status", "deployed", "version", "3"));
    secret(
        namespace,
        "old-secrets",
        Map.of(
            "rsaPrivateKey", RSA,
            "secretKeyBase", "base-canary",
            "databaseUrl", "postgresql://lago:pg-canary@pg:5432/lago",
            "redisUrl", "redis://redis:6379",
            "smtpUsername", "lago",
            "smtpPassword", "mail-canary"),
        Map.of());
    secret(
        namespace,
        "lago-encryption",
        Map.of(
            "encryptionPrimaryKey", "primary-canary",
            "encryptionDeterministicKey", "deterministic-canary",
            "encryptionKeyDerivationSalt", "salt-canary"),
        Map.of());

    var answer = Plugin.in(namespace).run("import", "helm", "old", "--name", "billing");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.err())
        .contains("old-storage-data", "helm uninstall old")
        .doesNotContain("canary");
    new Lagos(namespace).tryAsWritten(instance(answer.out()));
  }

  @Test
  void variablesOfAFileBecomeAnInstanceThatTheApiServerTakes(TestNamespace namespace)
      throws IOException {
    var file = folder.resolve("lago.env");
    Files.writeString(
        file,
        """
        LAGO_FRONT_URL=https://billing.example.com
        SECRET_KEY_BASE=base-canary
        LAGO_RSA_PRIVATE_KEY='%s'
        LAGO_ENCRYPTION_PRIMARY_KEY=primary-canary
        LAGO_ENCRYPTION_DETERMINISTIC_KEY=deterministic-canary
        LAGO_ENCRYPTION_KEY_DERIVATION_SALT=salt-canary
        DATABASE_URL=postgresql://lago:pg-canary@pg.example.com:5432/lago
        REDIS_URL=redis://redis.example.com:6379
        """
            .formatted(FakeInputs.PEM));

    var answer = Plugin.in(namespace).run("import", "env", file.toString(), "--release", "1.45.2");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.GOOD);
    new Lagos(namespace).tryAsWritten(instance(answer.out()));

    var unknown = Plugin.in(namespace).run("import", "env", file.toString());
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(unknown.err()).contains("--release");
  }

  @Test
  void whatIsNotThereIsTold(TestNamespace namespace) {
    var release = Plugin.in(namespace).run("import", "helm", "none");
    assertThat(release.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(release.err()).contains("no deployed Helm release none");

    var file = Plugin.in(namespace).run("import", "compose", "-f", "/no/such/file.yml");
    assertThat(file.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(file.err()).contains("cannot be read");
  }

  @Test
  void whatInitPrintsIsTakenByTheApiServer(TestNamespace namespace) {
    for (var size : new String[] {"small", "kapsule"}) {
      var answer =
          Plugin.in(namespace)
              .run(
                  "init",
                  "--yes",
                  "--set",
                  "size=" + size,
                  "--set",
                  "database=external",
                  "--set",
                  "storage=s3",
                  "--set",
                  "mail=yes",
                  "--set",
                  "route=gateway",
                  "--set",
                  "organization=Example");
      assertThat(answer.exitCode()).isEqualTo(ExitCode.GOOD);
      new Lagos(namespace).tryAsWritten(answer.out());
    }
    var bad = Plugin.in(namespace).run("init", "--yes", "--set", "release=0.1.0");
    assertThat(bad.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  private static void apply(TestNamespace namespace, String manifests) {
    for (var document : manifests.split("(?m)^---\\n", -1)) {
      if (document.contains("kind: Secret")) {
        namespace
            .client()
            .resource(
                io.fabric8.kubernetes.client.utils.Serialization.unmarshal(document, Secret.class))
            .create();
      }
    }
    new Lagos(namespace).applyAsWritten(instance(manifests));
  }

  private static String instance(String manifests) {
    for (var document : manifests.split("(?m)^---\\n", -1)) {
      if (document.contains("kind: LagoInstance")) {
        return document;
      }
    }
    throw new AssertionError("no instance in " + manifests);
  }

  private static void secret(
      TestNamespace namespace,
      String name,
      Map<String, String> values,
      Map<String, String> labels) {
    var data = new TreeMap<String, String>();
    values.forEach((key, value) -> data.put(key, base64(value)));
    namespace
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .withData(data)
                .build())
        .create();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

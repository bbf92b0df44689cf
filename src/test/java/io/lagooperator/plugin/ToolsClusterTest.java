package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Plugin;
import io.lagooperator.testing.PodOutput;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Console, tasks, keys and reports. */
@WithOperator
class ToolsClusterTest {
  @TempDir Path folder = Path.of("");

  @Test
  void theConsoleIsThatOfRailsInAPodOfTheApi(TestNamespace namespace) {
    running(namespace);
    var lines = new ArrayList<List<String>>();

    var answer =
        Plugin.in(namespace)
            .with(
                line -> {
                  lines.add(line);
                  return 0;
                })
            .run("console", "--sandbox");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.GOOD);
    assertThat(String.join(" ", lines.get(0)))
        .startsWith("kubectl exec -i --namespace " + namespace.name())
        .contains("--kubeconfig " + namespace.cluster().kubeconfig(), " billing-api-")
        .endsWith("--container api -- bundle exec rails console --sandbox");
  }

  @Test
  void whatDoesNotRunHasNoConsole(TestNamespace namespace) {
    new Lagos(namespace).applyMinimal("state: Stopped");

    var answer = Plugin.in(namespace).run("console");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(answer.err()).contains("billing has no ready pod", "kubectl lago explain");
  }

  @Test
  void aTaskRunsAsTheWorkerDoesAndNobodyTakesItsJobAway(TestNamespace namespace) {
    var lagos = running(namespace);
    try (var output = PodOutput.of(namespace, "{\"number\":\"1.51.0\"}\n")) {
      var answer =
          Plugin.in(namespace).run("task", "lago:version", "DRY_RUN=true", "--timeout", "2m");
      assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.GOOD);
      assertThat(answer.out()).contains("1.51.0");
    }
    lagos.applyMinimal("restart: again");
    lagos.awaitState("billing", "Running");

    var tasks = namespace.client().resources(Job.class).withLabel(TaskJob.TASK_OF).list();
    assertThat(tasks.getItems()).hasSize(1);
    var pod = tasks.getItems().get(0).getSpec().getTemplate();
    assertThat(pod.getMetadata().getLabels()).doesNotContainKey("lago-operator.io/component");
    assertThat(pod.getSpec().getContainers().get(0).getCommand())
        .containsExactly("bundle", "exec", "rake", "lago:version", "DRY_RUN=true");
    assertThat(pod.getSpec().getContainers().get(0).getEnv())
        .anyMatch(variable -> variable.getName().equals("LAGO_RSA_PRIVATE_KEY"));
  }

  @Test
  void aTaskThatFailsOrMustNotBeRunIsToldApart(TestNamespace namespace) {
    var lagos = running(namespace);
    var plugin = Plugin.in(namespace);

    assertThat(plugin.run("task", "db:migrate").err()).contains("alone migrates");
    assertThat(plugin.run("task", "rm -rf").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(plugin.run("task").exitCode()).isEqualTo(ExitCode.USAGE);
    lagos.applyMinimal("state: Stopped");
    lagos.awaitState("billing", "Stopped");
    assertThat(plugin.run("task", "lago:version").err()).contains("billing is stopped");
    assertThat(namespace.client().resources(Job.class).withLabel(TaskJob.TASK_OF).list().getItems())
        .isEmpty();
  }

  @Test
  void keysThatTheDatabaseWasWrittenWithAreGood(TestNamespace namespace) {
    running(namespace);

    var answer = Plugin.in(namespace).run("keys", "verify");

    assertThat(answer.exitCode()).as(answer.out() + answer.err()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.out())
        .contains("They are those that Job billing-migrate-1-51-0-", "migrated with")
        .containsPattern("billing-keys +LAGO_ENCRYPTION_PRIMARY_KEY +good");
    secretValues(namespace).forEach(value -> assertThat(answer.out()).doesNotContain(value));
  }

  @Test
  void otherKeysThanThoseOfTheDatabaseAreFound(TestNamespace namespace) {
    running(namespace);
    var keys = namespace.client().secrets().withName("billing-keys").get();
    namespace.client().secrets().withName("billing-keys").delete();
    var other = new TreeMap<>(keys.getData());
    other.put(
        "LAGO_ENCRYPTION_PRIMARY_KEY",
        Base64.getEncoder()
            .encodeToString("Zq8Lw3Nf7Tk2Rb5Vx9Hc4Jm6Py1Sd0Ga".getBytes(StandardCharsets.UTF_8)));
    namespace
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("billing-keys")
                .withLabels(keys.getMetadata().getLabels())
                .endMetadata()
                .withData(other)
                .build())
        .create();

    var answer = Plugin.in(namespace).run("keys", "verify");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.NOT_AS_WANTED);
    assertThat(answer.out()).contains("migrated the database with other keys");
  }

  @Test
  void keysComeBackFromTheirCopyByteForByte(TestNamespace namespace) throws IOException {
    running(namespace);
    var before = namespace.client().secrets().withName("billing-keys").get();
    var file = folder.resolve("keys.yaml");

    var answer = Plugin.in(namespace).run("keys", "export", "-o", file.toString());

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.out()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    var copy = Serialization.unmarshal(Files.readString(file), Secret.class);
    assertThat(copy.getMetadata().getOwnerReferences()).isEmpty();
    assertThat(copy.getData()).isEqualTo(before.getData());
    assertThat(copy.getImmutable()).isTrue();
    namespace.client().secrets().withName("billing-keys").delete();
    namespace.client().resource(copy).create();
    assertThat(Plugin.in(namespace).run("keys", "verify").exitCode()).isEqualTo(ExitCode.GOOD);
  }

  @Test
  void keysAreNeitherShownByChanceNorWrittenOverOthers(TestNamespace namespace) throws IOException {
    running(namespace);
    var file = Files.writeString(folder.resolve("there"), "mine");
    var plugin = Plugin.in(namespace);

    assertThat(plugin.typing("").run("keys", "export").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(plugin.run("keys", "export", "-o", file.toString()).err()).contains("exists");
    assertThat(Files.readString(file)).isEqualTo("mine");
    assertThat(plugin.run("keys").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aReportHoldsWhatHelpsAndNoSecret(TestNamespace namespace) throws IOException {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal(
        "defaults: {podAnnotations: {note: 'call 555-SESAME-1234'}}",
        "env: [{name: MY_PASSWORD, value: open-sesame}]");
    lagos.awaitState("billing", "Running");
    namespace
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("of-somebody-else")
                .endMetadata()
                .withStringData(Map.of("phone", "555-SESAME-1234"))
                .build())
        .create();
    var secrets = secretValues(namespace);
    assertThat(secrets).hasSizeGreaterThan(7);
    var file = folder.resolve("report.zip");
    try (var output =
        PodOutput.of(
            namespace,
            "booting\npassword=hunter2\n" + String.join("\n", secrets) + "\nlast words\n")) {

      var answer = Plugin.in(namespace).run("report", "-o", file.toString());

      assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.GOOD);
      assertThat(answer.out()).isEqualTo(file + "\n");
    }
    var texts = texts(file);
    assertThat(texts.keySet())
        .contains("instance.yaml", "deployments.yaml", "events.yaml", "secrets.txt", "about.txt")
        .anyMatch(name -> name.matches("logs/billing-api-.*\\.log"));
    assertThat(texts.get("instance.yaml")).contains("All 8 services are running.", "MY_PASSWORD");
    assertThat(texts.get("secrets.txt")).contains("billing-keys Opaque LAGO_ENCRYPTION_");
    assertThat(texts.values()).anyMatch(text -> text.contains("last words"));
    for (var text : texts.entrySet()) {
      assertThat(text.getValue())
          .as(text.getKey())
          .doesNotContain("hunter2", "open-sesame", "555-SESAME-1234");
      for (var secret : secrets) {
        assertThat(text.getValue()).as(text.getKey()).doesNotContain(secret);
      }
    }
  }

  @Test
  void aReportIsNotWrittenOverAFile(TestNamespace namespace) throws IOException {
    new Lagos(namespace).applyMinimal("state: Stopped");
    var file = Files.writeString(folder.resolve("there"), "mine");

    var answer = Plugin.in(namespace).run("report", "-o", file.toString());

    assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(answer.err()).contains("exists");
    assertThat(Files.readString(file)).isEqualTo("mine");
  }

  private static Map<String, String> texts(Path file) throws IOException {
    var texts = new TreeMap<String, String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().toList()) {
        texts.put(
            entry.getName(),
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  /** What Secrets hold, in clear and as manifests have it; users and hosts are no secrets. */
  private static List<String> secretValues(TestNamespace namespace) {
    return namespace.client().secrets().list().getItems().stream()
        .flatMap(secret -> secret.getData().values().stream())
        .distinct()
        .flatMap(
            encoded ->
                Stream.of(
                    encoded,
                    new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8)))
        .filter(value -> value.length() >= 24)
        .toList();
  }

  private static Lagos running(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");
    return lagos;
  }
}

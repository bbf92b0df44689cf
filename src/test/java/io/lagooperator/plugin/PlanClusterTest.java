package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lagooperator.foresight.Deed;
import io.lagooperator.testing.AuditLog;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.Plugin;
import io.lagooperator.testing.Proof;
import io.lagooperator.testing.Request;
import io.lagooperator.testing.RunningOperator;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kubectl lago plan} on a real control plane: what it tells is what is then written. */
@WithOperator
class PlanClusterTest {
  private static final int CHANGES = Proof.isAsked() ? 300 : 30;
  private static final int CHANGES_OF_ONE = 6;

  /** Kinds that instances are made of, by the names that requests have for them. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("deployments", "Deployment"),
          Map.entry("statefulsets", "StatefulSet"),
          Map.entry("services", "Service"),
          Map.entry("ingresses", "Ingress"),
          Map.entry("poddisruptionbudgets", "PodDisruptionBudget"),
          Map.entry("horizontalpodautoscalers", "HorizontalPodAutoscaler"),
          Map.entry("configmaps", "ConfigMap"),
          Map.entry("serviceaccounts", "ServiceAccount"),
          Map.entry("secrets", "Secret"),
          Map.entry("persistentvolumeclaims", "PersistentVolumeClaim"),
          Map.entry("jobs", "Job"));

  private static final List<List<String>> FIELDS =
      List.of(
          List.of("", "restart: a", "restart: b"),
          List.of("", "ingress: {className: nginx}", "ingress: {className: traefik}"),
          List.of("", "deletionPolicy: Delete"),
          List.of("", "signup: {enabled: false}"),
          List.of("", "env: [{name: MINE, value: a}]", "env: [{name: MINE, value: b}]"),
          List.of("", "", "state: Stopped"),
          List.of("", "defaults: {podLabels: {team: a}}"),
          List.of(
              "",
              "components: {pdf: {enabled: false}}",
              "components: {events: {enabled: true}}",
              "components: {events: {enabled: true}, billing: {enabled: true}, worker: {replicas: 2}}",
              "components: {api: {replicas: 2}, front: {replicas: 2}}",
              "components: {worker: {concurrency: 20}, api: {threads: 5}}"));

  @TempDir Path folder;

  @Test
  void ofANewInstanceEverythingIsToldAndNothingWritten(TestNamespace namespace) {
    var file = file(Lagos.minimal("1.51.0"));
    var mark = namespace.cluster().auditLog().mark();

    var answer = Plugin.in(namespace).run("plan", "-f", file, "--exit-code");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.exitCode()).isEqualTo(ExitCode.NOT_AS_WANTED);
    assertThat(answer.out())
        .contains("billing: what would happen, in this order")
        .contains("+ Deployment billing-worker", "+ Secret billing-keys", "run Job billing-migrate")
        .contains("Cannot be undone: The database is migrated to 1.51.0")
        .contains("In the end all runs at 1.51.0.");
    assertThat(
            namespace.client().resources(io.lagooperator.api.LagoInstance.class).list().getItems())
        .isEmpty();
    assertThat(namespace.cluster().auditLog().since(mark).in(namespace.name()).writes().list())
        .allMatch(
            it ->
                it.resource().equals("lagoinstances")
                    || !it.userAgent().startsWith("kubectl-lago"));
  }

  @Test
  void whatIsInTheWayIsToldAsTheOperatorWould(TestNamespace namespace) {
    var missing =
        Plugin.in(namespace)
            .run(
                "plan",
                "-f",
                file(Lagos.minimal("1.51.0") + "  licenseSecret: {name: l, key: k}\n"));
    assertThat(missing.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(missing.err())
        .contains("spec.licenseSecret", "Secret " + namespace.name() + "/l does not exist");

    var wrong =
        Plugin.in(namespace).run("plan", "-f", file(Lagos.minimal("1.51.0") + "  state: Asleep\n"));
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(wrong.err()).contains("Asleep");

    var none = Plugin.in(namespace).run("plan", "-f", folder.resolve("none.yaml").toString());
    assertThat(none.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(none.err()).contains("cannot be read");
  }

  /** As kubectl apply does; the context of the tests is in no namespace of theirs. */
  @Test
  void theNamespaceOfTheManifestIsTheOneThatIsMeant(TestNamespace namespace) {
    var manifest =
        Lagos.minimal("1.51.0")
                .replaceFirst("metadata:", "metadata:\n  namespace: " + namespace.name())
            + """
                licenseSecret: {name: mine, key: k}
              ---
              {apiVersion: v1, kind: Secret, metadata: {name: mine}, stringData: {k: v}}
              """;
    var kubeconfig = namespace.cluster().kubeconfig().toString();
    var alone = Plugin.alone("--kubeconfig", kubeconfig);

    var elsewhere = alone.run("plan", "-f", file(manifest));
    assertThat(elsewhere.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(elsewhere.err())
        .contains("Secret mine is for another namespace than the instance, " + namespace.name())
        .contains("Secret " + namespace.name() + "/mine does not exist");

    var there =
        alone.run(
            "plan",
            "-f",
            file(
                manifest.replace(
                    "{name: mine}", "{name: mine, namespace: %s}".formatted(namespace.name()))));
    assertThat(there.err()).isEmpty();
    assertThat(there.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(there.out()).contains("+ Deployment billing-worker");
  }

  @Test
  void aChangeIsToldFieldByFieldAndNoSecretWithIt(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.apply(Lagos.minimal("1.51.0"));
    lagos.awaitState("billing", "Running");
    var file = file(Lagos.minimal("1.51.0") + "  components: {worker: {concurrency: 25}}\n");

    var answer = Plugin.in(namespace).run("plan", "-f", file);

    assertThat(answer.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.out())
        .contains("~ Deployment billing-worker", "SIDEKIQ_CONCURRENCY", "25")
        .contains("0 to create, 1 to change, 0 to remove; 0 Jobs.")
        .contains("Restarted or stopped on the way: billing-worker.")
        .doesNotContain("Deployment billing-api");
    assertThat(lagos.get("billing").getSpec().components()).isNull();
  }

  /**
   * Several instances one after the other, each changed several times, of which each is foreseen.
   */
  @Test
  void whatIsForeseenIsWhatIsThenWritten(TestNamespace namespace) {
    Proof.seeds(CHANGES / CHANGES_OF_ONE, CHANGES / CHANGES_OF_ONE)
        .forEach(
            seed ->
                Proof.replayable(
                    seed,
                    () -> {
                      try (var own = TestNamespace.create(namespace.cluster(), "plan")) {
                        changeAndCompare(own, new Random(seed));
                      }
                    }));
  }

  private void changeAndCompare(TestNamespace namespace, Random random) {
    var version = random.nextInt(3) == 0 ? "1.50.0" : "1.51.0";
    for (int change = 0; change < CHANGES_OF_ONE; change++) {
      version = random.nextInt(4) == 0 ? "1.51.0" : version;
      var spec = new StringBuilder(Lagos.minimal(version));
      FIELDS.stream()
          .map(values -> values.get(random.nextInt(values.size())))
          .filter(value -> !value.isEmpty())
          .forEach(value -> spec.append("  ").append(value).append('\n'));
      foreseen(namespace, spec.toString());
    }
  }

  private void foreseen(TestNamespace namespace, String manifest) {
    var file = file(manifest);
    var forecast = forecast(namespace, file);
    var before = present(namespace);
    var mark = namespace.cluster().auditLog().mark();
    new Lagos(namespace).applyAsWritten(manifest);
    awaitRest(namespace, file, manifest.contains("Stopped") ? "Stopped" : "Running");
    var after = present(namespace);
    var writes = writes(namespace, mark);
    var done = new TreeMap<String, Deed>();
    writes.stream()
        .map(PlanClusterTest::object)
        .distinct()
        .forEach(it -> done.put(it, between(before.contains(it), after.contains(it))));
    done.keySet().removeIf(it -> it.startsWith("Job "));
    done.values().removeIf(deed -> deed == Deed.PASS);
    assertThat(withoutHashes(deeds(forecast))).as("of %s", manifest).isEqualTo(withoutHashes(done));
    assertThat(jobs(forecast))
        .isEqualTo(
            writes.stream()
                .filter(it -> it.resource().equals("jobs") && it.verb().equals("create"))
                .map(it -> withoutHash(name(it)))
                .toList());
  }

  private static Deed between(boolean before, boolean after) {
    if (before) {
      return after ? Deed.CHANGE : Deed.REMOVE;
    }
    return after ? Deed.CREATE : Deed.PASS;
  }

  /**
   * At rest, and a plan of what was applied says that nothing is left to do. No event tells of the
   * latter; each look is paced by the requests of the plan.
   */
  private static void awaitRest(TestNamespace namespace, String file, String state) {
    var lagos = new Lagos(namespace);
    lagos.awaitState("billing", state);
    var end = System.nanoTime() + Patience.LIMIT.toNanos();
    while (!isAtRest(namespace, file, lagos, state)) {
      assertThat(System.nanoTime()).as("end of patience").isLessThan(end);
    }
  }

  private static boolean isAtRest(TestNamespace namespace, String file, Lagos lagos, String state) {
    return jobsAreDone(namespace)
        && !forecast(namespace, file).path("changes").asBoolean(true)
        && Lagos.isAt(state, lagos.get("billing"));
  }

  private static boolean jobsAreDone(TestNamespace namespace) {
    return namespace.client().batch().v1().jobs().list().getItems().stream()
        .allMatch(job -> job.getStatus() != null && !job.getStatus().getConditions().isEmpty());
  }

  private static List<Request> writes(TestNamespace namespace, AuditLog.Mark mark) {
    return namespace
        .cluster()
        .auditLog()
        .since(mark)
        .by(RunningOperator.USER_AGENT)
        .in(namespace.name())
        .writes()
        .where(it -> KINDS.containsKey(it.resource()) && it.code() < 300)
        .list();
  }

  private static String object(Request request) {
    return KINDS.get(request.resource()) + " " + name(request);
  }

  private static String name(Request request) {
    return request.name().isEmpty()
        ? request.requestObject().map(it -> it.path("metadata").path("name").asText()).orElse("")
        : request.name();
  }

  private static Set<String> present(TestNamespace namespace) {
    var client = namespace.client();
    return Stream.of(
            client.apps().deployments(),
            client.apps().statefulSets(),
            client.services(),
            client.network().v1().ingresses(),
            client.policy().v1().podDisruptionBudget(),
            client.autoscaling().v2().horizontalPodAutoscalers(),
            client.configMaps(),
            client.serviceAccounts(),
            client.secrets(),
            client.persistentVolumeClaims())
        .flatMap(kind -> kind.list().getItems().stream())
        .map(it -> it.getKind() + " " + it.getMetadata().getName())
        .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Deed> deeds(JsonNode forecast) {
    var deeds = new TreeMap<String, Deed>();
    forecast
        .path("objects")
        .forEach(
            it ->
                deeds.put(
                    it.path("kind").asText() + " " + it.path("name").asText(),
                    Deed.valueOf(it.path("deed").asText())));
    return deeds;
  }

  private static List<String> jobs(JsonNode forecast) {
    var jobs = new ArrayList<String>();
    forecast.path("jobs").forEach(it -> jobs.add(withoutHash(it.path("name").asText())));
    return jobs;
  }

  /** Names of what holds values that nobody knows before end with a hash of these. */
  private static List<String> withoutHashes(Map<String, Deed> deeds) {
    return deeds.entrySet().stream()
        .map(e -> withoutHash(e.getKey()) + " " + e.getValue())
        .sorted()
        .toList();
  }

  private static String withoutHash(String name) {
    return name.replaceFirst("-connections-[0-9a-f]{8}$", "-connections-…")
        .replaceFirst("(-migrate-.*?)-[0-9a-f]{6}(-|$)", "$1-…$2");
  }

  private String file(String manifest) {
    try {
      return Files.writeString(Files.createTempFile(folder, "lago", ".yaml"), manifest).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode forecast(TestNamespace namespace, String file) {
    var answer = Plugin.in(namespace).run("plan", "-f", file, "-o", "json");
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.GOOD);
    try {
      return new ObjectMapper().readTree(answer.out());
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + answer, e);
    }
  }
}

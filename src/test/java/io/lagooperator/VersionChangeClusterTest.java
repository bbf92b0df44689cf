package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.Pods;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One step from one release to the next, and the steps that are refused. */
@WithOperator
class VersionChangeClusterTest {
  private static final String OLD = ":v1.35.0";
  private static final String NEW = ":v1.36.0";

  @Test
  void clockAndWorkersAreGoneBeforeTheSchemaMovesAndNeverMeetTheNewOnes(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.apply(Lagos.minimal("1.35.0"));
    lagos.awaitState("billing", "Running");
    namespace.stages().slowStop("worker", Duration.ofSeconds(1));

    try (var recorder = namespace.record(Pod.class, Job.class)) {
      lagos.apply(Lagos.minimal("1.36.0"));
      lagos.await("billing", "1.36.0", l -> "1.36.0".equals(l.getStatus().schemaVersion()));
      lagos.awaitState("billing", "Running");

      var events = recorder.upToNow(Patience.LIMIT);
      var migration =
          events.stream()
              .filter(e -> e.action() == Action.ADDED && e.name().contains("migrate-1-36-0"))
              .findFirst()
              .orElseThrow()
              .resourceVersion();
      var migrated =
          events.stream()
              .filter(e -> e.as(Job.class).filter(VersionChangeClusterTest::isComplete).isPresent())
              .filter(e -> e.name().contains("migrate-1-36-0"))
              .findFirst()
              .orElseThrow()
              .resourceVersion();
      Pods.atEachMoment(
          events,
          (version, pods) -> {
            assertThat(images(pods, "worker", "clock"))
                .as("releases of workers at %d", version)
                .isLessThanOrEqualTo(1);
            if (version > migration) {
              assertThat(of(pods, OLD, "worker", "clock")).as("at %d", version).isEmpty();
            }
            if (version > migration && version < migrated) {
              assertThat(of(pods, OLD, "api")).as("the API serves at %d", version).isNotEmpty();
            }
          });
    }
    assertThat(lagos.get("billing").getStatus().version()).isEqualTo("1.36.0");
  }

  @Test
  void aFailedMigrationLeavesTheOldApiServingAndGoesOnOnceItIsCured(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.apply(Lagos.minimal("1.35.0"));
    lagos.awaitState("billing", "Running");
    var fault =
        namespace.stages().jobFails("migrate", 1, "PG::UndefinedTable: relation is missing");

    lagos.apply(Lagos.minimal("1.36.0"));
    var ready = lagos.awaitReason("billing", "MigrationFailed");

    assertThat(ready.getMessage())
        .contains("1.36.0", "billing-migrate-1-36-0", "PG::UndefinedTable");
    assertThat(Patches.on(namespace, Deployment.class, "billing-api").get().getSpec())
        .extracting(spec -> spec.getTemplate().getSpec().getContainers().get(0).getImage())
        .asString()
        .endsWith(OLD);
    assertThat(lagos.get("billing").getStatus().version()).isEqualTo("1.35.0");

    fault.close();
    namespace.client().resources(Job.class).list().getItems().stream()
        .filter(job -> job.getMetadata().getName().contains("1-36-0"))
        .forEach(job -> namespace.client().resource(job).delete());
    lagos.awaitState("billing", "Running");
    assertThat(lagos.get("billing").getStatus().version()).isEqualTo("1.36.0");
  }

  @Test
  void aDowngradeIsRefusedInWordsAndNothingChanges(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.apply(Lagos.minimal("1.36.0"));
    lagos.awaitState("billing", "Running");

    lagos.apply(Lagos.minimal("1.35.0"));
    var ready = lagos.awaitReason("billing", "UpgradeRefused");

    assertThat(ready.getMessage()).contains("1.36.0", "1.35.0", "Set version: 1.36.0");
    assertThat(Patches.on(namespace, Deployment.class, "billing-worker").get().getSpec())
        .extracting(spec -> spec.getTemplate().getSpec().getContainers().get(0).getImage())
        .asString()
        .endsWith(NEW);
    lagos.apply(Lagos.minimal("1.36.0"));
    lagos.awaitState("billing", "Running");
  }

  private static boolean isComplete(Job job) {
    return job.getStatus() != null
        && job.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Complete") && c.getStatus().equals("True"));
  }

  private static long images(Map<String, Pod> pods, String... components) {
    return of(pods, "", components).stream().map(Pods::image).distinct().count();
  }

  private static List<Pod> of(Map<String, Pod> pods, String image, String... components) {
    return pods.values().stream()
        .filter(pod -> List.of(components).stream().anyMatch(c -> Pods.isOf(pod, c)))
        .filter(pod -> Pods.image(pod).endsWith(image))
        .toList();
  }
}

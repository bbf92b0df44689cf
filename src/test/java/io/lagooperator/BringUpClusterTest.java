package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.lagooperator.model.Labels;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WatchRecorder.Event;
import io.lagooperator.testing.WithOperator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@WithOperator
class BringUpClusterTest {
  private static final List<String> RUBY = List.of("api", "worker", "clock");

  @Test
  void theMinimalManifestComesToRunningWithAllItsServices(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");

    var status = lagos.awaitState("billing", "Running").getStatus();

    assertThat(status.running()).isTrue();
    assertThat(status.ready()).isEqualTo("8/8");
    assertThat(status.message()).isEqualTo("All 8 services are running.");
    assertThat(status.version()).isEqualTo("1.51.0");
    assertThat(status.schemaVersion()).isEqualTo("1.51.0");
    assertThat(Objects.requireNonNull(status.services()))
        .extracting(service -> service.name() + " " + service.state())
        .containsExactly(
            "api Running",
            "worker Running",
            "clock Running",
            "front Running",
            "pdf Running",
            "postgresql Running",
            "redis Running",
            "rediscache Running");
  }

  @Test
  void noProcessOfLagoExistsBeforeTheMigrationIsDone(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    try (var recorder = namespace.record(Pod.class, Job.class)) {
      lagos.applyExample("minimal");
      lagos.awaitState("billing", "Running");

      var events = recorder.upToNow(Patience.LIMIT);
      var migrated = first(events, BringUpClusterTest::isCompleteJob);
      RUBY.forEach(
          component ->
              assertThat(first(events, e -> isNewPod(e, component)).resourceVersion())
                  .as("first pod of %s", component)
                  .isGreaterThan(migrated.resourceVersion()));
    }
  }

  @Test
  void eachRankStartsWhenTheOneBeforeItIsReady(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    try (var recorder = namespace.record(Pod.class)) {
      lagos.applyExample("minimal");
      lagos.awaitState("billing", "Running");

      var events = recorder.upToNow(Patience.LIMIT);
      var order = List.of("postgresql", "migrate", "worker", "api", "front", "clock");
      for (var rank = 1; rank < order.size(); rank++) {
        var before = order.get(rank - 1);
        var after = order.get(rank);
        assertThat(first(events, e -> isNewPod(e, after)).resourceVersion())
            .as("%s starts after %s is ready", after, before)
            .isGreaterThan(first(events, e -> isReadyOrDone(e, before)).resourceVersion());
      }
    }
  }

  @Test
  void aNamespaceThatEnforcesRestrictedPodsAdmitsEverythingWithoutWarning(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    namespace.label("pod-security.kubernetes.io/enforce", "restricted");
    namespace.label("pod-security.kubernetes.io/audit", "restricted");
    namespace.label("pod-security.kubernetes.io/warn", "restricted");
    var audit = namespace.cluster().auditLog();
    var mark = audit.mark();

    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");

    assertThat(audit.since(mark).in(namespace.name()).list())
        .noneMatch(
            request ->
                request.annotations().containsKey("pod-security.kubernetes.io/audit-violations"))
        .noneMatch(request -> request.code() == 403)
        .anyMatch(
            request ->
                "restricted:latest"
                    .equals(
                        request.annotations().get("pod-security.kubernetes.io/enforce-policy")));
  }

  private static boolean isCompleteJob(Event event) {
    return event
        .as(Job.class)
        .filter(job -> job.getStatus() != null)
        .filter(
            job ->
                job.getStatus().getConditions().stream()
                    .anyMatch(c -> c.getType().equals("Complete") && c.getStatus().equals("True")))
        .isPresent();
  }

  private static boolean isNewPod(Event event, String component) {
    return event.action() == Action.ADDED && isPodOf(event, component);
  }

  private static boolean isReadyOrDone(Event event, String component) {
    return isPodOf(event, component)
        && event
            .as(Pod.class)
            .filter(
                pod ->
                    "Succeeded".equals(pod.getStatus().getPhase())
                        || pod.getStatus().getConditions().stream()
                            .anyMatch(
                                c -> c.getType().equals("Ready") && c.getStatus().equals("True")))
            .isPresent();
  }

  private static boolean isPodOf(Event event, String component) {
    return event.as(Pod.class).isPresent()
        && component.equals(event.object().getMetadata().getLabels().get(Labels.COMPONENT));
  }

  private static Event first(List<Event> events, java.util.function.Predicate<Event> predicate) {
    return events.stream().filter(predicate).findFirst().orElseThrow();
  }
}

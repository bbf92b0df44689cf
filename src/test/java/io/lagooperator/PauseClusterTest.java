package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.Sentences;
import io.lagooperator.testing.AuditLog;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.Request;
import io.lagooperator.testing.RunningOperator;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A paused instance is read and never written, until somebody or the time ends the pause. */
@WithOperator
class PauseClusterTest {
  private static final String PAUSED = "pause: {until: 2100-01-01T00:00:00Z, reason: new nodes}";
  private static final String HEAD = "Paused until 2100-01-01T00:00:00Z (new nodes): ";

  @Test
  void whatChangesInTheSpecIsNamedAndWaitsUntilThePauseIsTakenAway(TestNamespace namespace) {
    var lagos = running(namespace);
    var mark = namespace.cluster().auditLog().mark();
    var changes =
        new String[] {
          "ingress: {}", "deletionPolicy: Delete", "components: {pdf: {enabled: false}}"
        };

    lagos.applyMinimal(PAUSED, changes[0], changes[1], changes[2]);
    var lago = awaitMessage(lagos, it -> it.contains("wait"));

    assertThat(lago.getStatus().message())
        .startsWith(HEAD)
        .contains(" changes wait (", "and ")
        .endsWith("Remove spec.pause to go on now.");
    assertThat(states(lago)).isEqualTo("False/Paused True False True");
    assertThat(writes(namespace, mark)).isEmpty();

    lagos.applyMinimal(changes);
    lagos.awaitState("billing", "Running");

    Patches.on(namespace, Ingress.class, "billing").await(it -> true);
    Patches.on(namespace, Secret.class, "billing-keys")
        .await(it -> !it.getMetadata().getOwnerReferences().isEmpty());
    assertThat(Lagos.condition(lagos.get("billing"), "Paused").getType()).isNull();
  }

  @Test
  void aPausedInstanceAtRestIsReadyAndDriftIsSeenAndLeft(TestNamespace namespace) {
    var lagos = running(namespace);
    lagos.applyMinimal(PAUSED);
    var atRest = awaitMessage(lagos, it -> it.contains(HEAD + "nothing is changed before"));
    assertThat(states(atRest)).isEqualTo("True/Running False False True");
    var mark = namespace.cluster().auditLog().mark();

    Patches.on(namespace, Service.class, "billing-api")
        .merge("{\"spec\":{\"selector\":{\"lago-operator.io/component\":\"front\"}}}");
    awaitMessage(lagos, it -> it.contains("one change waits (change Service billing-api)"));
    Patches.on(namespace, Service.class, "billing-front").delete();
    awaitMessage(lagos, it -> it.contains("change Service billing-api, create Service billing-f"));
    Patches.on(namespace, Deployment.class, "billing-front")
        .merge("{\"metadata\":{\"labels\":{\"app.kubernetes.io/managed-by\":null}}}");
    var drifted = awaitMessage(lagos, it -> it.contains("3 changes wait (change Deployment"));

    assertThat(states(drifted)).isEqualTo("False/Paused True False True");
    assertThat(writes(namespace, mark)).isEmpty();

    lagos.applyMinimal();
    lagos.awaitState("billing", "Running");
    Patches.on(namespace, Service.class, "billing-front").await(it -> true);
    Patches.on(namespace, Service.class, "billing-api")
        .await(it -> it.getSpec().getSelector().containsValue("api"));
  }

  @Test
  void ofAnInstanceThatIsMadePausedNothingIsMade(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    var mark = namespace.cluster().auditLog().mark();

    lagos.applyMinimal(PAUSED);
    var lago = awaitMessage(lagos, it -> it.contains("wait"));

    assertThat(lago.getStatus().message())
        .isEqualTo(
            HEAD
                + "3 changes wait (create Secret billing-keys, create Secret billing-postgresql,"
                + " create Secret billing-redis), and all else after. Remove spec.pause to go on"
                + " now.");
    assertThat(states(lago)).isEqualTo("False/Paused True False True");
    assertThat(writes(namespace, mark)).isEmpty();
    assertThat(namespace.client().secrets().list().getItems()).isEmpty();

    lagos.applyMinimal();
    lagos.awaitState("billing", "Running");
  }

  @Test
  void aMigrationThatHasBegunRunsOnAndNothingFollowsIt(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    var fault = namespace.stages().imagePull("migrate");
    lagos.applyMinimal();
    lagos.awaitReason("billing", "ImagePullFailed");
    lagos.applyMinimal(PAUSED, "restart: again");
    var paused = lagos.await("billing", "Paused", it -> isPaused(it));
    assertThat(paused.getStatus().message()).contains("cannot be pulled", HEAD);
    var mark = namespace.cluster().auditLog().mark();

    fault.close();
    namespace.client().pods().list().getItems().stream()
        .filter(PauseClusterTest::isOfMigration)
        .forEach(namespace.stages()::poke);
    var migrated =
        lagos.await(
            "billing",
            "Migrated",
            it -> "True".equals(Lagos.condition(it, "Migrated").getStatus()));

    assertThat(migrated.getStatus().schemaVersion()).isEqualTo("1.51.0");
    assertThat(migrated.getStatus().message())
        .startsWith(HEAD)
        .contains("create Deployment billing-");
    assertThat(writes(namespace, mark)).isEmpty();
    assertThat(namespace.client().resources(Deployment.class).list().getItems())
        .noneMatch(it -> it.getMetadata().getName().equals("billing-worker"));

    lagos.applyMinimal("restart: again");
    lagos.awaitState("billing", "Running");
    assertThat(namespace.client().resources(Job.class).list().getItems()).hasSize(1);
  }

  @Test
  void aPauseEndsByItselfWhenItsTimeIsOver(TestNamespace namespace) {
    var lagos = running(namespace);
    var mark = namespace.cluster().auditLog().mark();
    var until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(8);

    lagos.applyMinimal("restart: again", "pause: {until: '%s'}".formatted(until));
    awaitMessage(lagos, it -> it.startsWith("Paused until " + until));
    lagos.awaitState("billing", "Running");

    assertThat(isPaused(lagos.get("billing"))).isFalse();
    var writes = writes(namespace, mark);
    assertThat(writes).isNotEmpty().allMatch(it -> !it.time().isBefore(until));
    assertThat(Duration.between(until, writes.get(0).time())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aProblemIsToldWhileItIsPausedAndNoLongerThanThatAsPaused(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    var until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(6);
    lagos.applyMinimal(
        "licenseSecret: {name: licence, key: key}", "pause: {until: '%s'}".formatted(until));

    var paused = lagos.await("billing", "Paused", it -> isPaused(it));
    assertThat(paused.getStatus().message()).contains("licence", "Paused until " + until);
    assertThat(states(paused)).isEqualTo("False/SecretMissing False True True");

    var over = lagos.await("billing", "the end of the pause", it -> !isPaused(it));
    assertThat(over.getStatus().message()).contains("licence").doesNotContain("Paused");
  }

  @Test
  void aPausedInstanceIsDeletedLikeAnyOther(TestNamespace namespace) {
    var lagos = running(namespace);
    lagos.applyMinimal(PAUSED);
    lagos.await("billing", "Paused", it -> isPaused(it));

    lagos.delete("billing");

    try (var recorder = namespace.record(Deployment.class, Pod.class)) {
      recorder.awaitNone(Patience.LIMIT);
    }
    assertThat(namespace.client().secrets().withName("billing-keys").get()).isNotNull();
  }

  @Test
  void aTimeThatIsNoneIsRefused(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    for (var until : List.of("soon", "2026-13-45T00:00:00Z", "2027-02-29T00:00:00Z")) {
      assertThatThrownBy(
              () ->
                  lagos.createAsWritten(
                      Lagos.minimal("1.51.0") + "  pause: {until: '%s'}\n".formatted(until)))
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("spec.pause.until")
          .hasMessageContaining(Sentences.TIME);
    }
  }

  private static Lagos running(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal();
    lagos.awaitState("billing", "Running");
    return lagos;
  }

  private static LagoInstance awaitMessage(Lagos lagos, Predicate<String> words) {
    return lagos.await(
        "billing", "message", it -> words.test(String.valueOf(it.getStatus().message())));
  }

  private static boolean isPaused(LagoInstance lago) {
    return "True".equals(Lagos.condition(lago, "Paused").getStatus());
  }

  private static boolean isOfMigration(Pod pod) {
    return pod.getMetadata().getName().contains("migrate");
  }

  /** Ready with its reason, Reconciling, Stalled and Paused. */
  private static String states(LagoInstance lago) {
    return "%s/%s %s %s %s"
        .formatted(
            Lagos.ready(lago).getStatus(),
            Lagos.ready(lago).getReason(),
            Lagos.condition(lago, "Reconciling").getStatus(),
            Lagos.condition(lago, "Stalled").getStatus(),
            Lagos.condition(lago, "Paused").getStatus());
  }

  /** Everything that the operator wrote but status and events, refused or not. */
  private static List<Request> writes(TestNamespace namespace, AuditLog.Mark mark) {
    return namespace
        .cluster()
        .auditLog()
        .since(mark)
        .by(RunningOperator.USER_AGENT)
        .in(namespace.name())
        .writes()
        .where(it -> !it.subresource().equals("status") && !it.resource().equals("events"))
        .list();
  }
}

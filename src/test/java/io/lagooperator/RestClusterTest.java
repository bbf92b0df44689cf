package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.lagooperator.testing.AuditLog;
import io.lagooperator.testing.Cluster;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.Requests;
import io.lagooperator.testing.RunningOperator;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** At rest the operator writes nothing: what it has done once is not done again. */
@WithOperator
class RestClusterTest {
  @Test
  void aSecondPassWritesNothing(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");
    healService(namespace);
    var audit = namespace.cluster().auditLog();
    var mark = audit.mark();

    touchEveryDeployment(namespace);
    healService(namespace);

    assertThat(
            audit.since(mark).by(RunningOperator.USER_AGENT).in(namespace.name()).writes().list())
        .as("the Service that was deleted is made again, and nothing else")
        .extracting(request -> request.verb() + " " + request.name())
        .containsExactly("patch billing-api");
  }

  @Test
  void anOperatorThatStartsAgainWritesNothing(TestNamespace namespace) {
    var cluster = namespace.cluster();
    var lagos = new Lagos(namespace);
    var ownClass = namespace.name();
    var operator = RunningOperator.start(cluster, "lago-operator/first", ownClass);
    lagos.applyMinimal("operatorClass: " + ownClass);
    lagos.awaitState("billing", "Running");
    healService(namespace);
    operator.close();
    var mark = cluster.auditLog().mark();

    try (var again = RunningOperator.start(cluster, "lago-operator/second", ownClass)) {
      healService(namespace);
      assertThat(again.probePort()).isPositive();
    }

    assertThat(requestsOf(cluster, "lago-operator/second", mark, namespace).writes().list())
        .extracting(request -> request.verb() + " " + request.name())
        .containsExactly("patch billing-api");
  }

  private static Requests requestsOf(
      Cluster cluster, String userAgent, AuditLog.Mark mark, TestNamespace namespace) {
    return cluster.auditLog().since(mark).by(userAgent).in(namespace.name());
  }

  /** Each touch is an event that makes the operator look again. */
  private static void touchEveryDeployment(TestNamespace namespace) {
    namespace
        .client()
        .resources(Deployment.class)
        .inNamespace(namespace.name())
        .list()
        .getItems()
        .forEach(
            deployment ->
                namespace
                    .client()
                    .resource((HasMetadata) deployment)
                    .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":{\"annotations\":{\"example.com/touched\":\"yes\"}}}"));
  }

  /** One thing that must be written shows that all passes before it have ended. */
  private static void healService(TestNamespace namespace) {
    var service =
        namespace
            .client()
            .resources(Service.class)
            .inNamespace(namespace.name())
            .withName("billing-api");
    var uid = Objects.requireNonNull(service.get()).getMetadata().getUid();
    service.delete();
    service.waitUntilCondition(
        s -> s != null && !s.getMetadata().getUid().equals(uid),
        Patience.LIMIT.toSeconds(),
        TimeUnit.SECONDS);
  }
}

package io.lagooperator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import io.lagooperator.api.LagoInstanceStatus;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.RouteFacts;
import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator;
import io.lagooperator.testing.Specs;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whether the routes of an instance are taken is said, and is no fault of its services. */
class ExposureTest {
  private static final String GATEWAY =
      "gateway: {parentRefs: [{name: public, namespace: gateways}]}";

  private final ModelCluster cluster = new ModelCluster();
  private final ModelOperator operator = new ModelOperator(cluster, Specs.at("1.48.0", GATEWAY));

  @Test
  void aRouteThatIsTakenExposesTheInstance() {
    var status = status(route(answer("Accepted", "True", 2), answer("ResolvedRefs", "True", 2)));

    assertThat(exposed(status).getStatus()).isEqualTo("True");
    assertThat(status.message()).isEqualTo("All 8 services are running.");
  }

  @Test
  void aRouteThatAGatewayRefusesIsToldWithCauseObjectAndNextStep() {
    var status = status(route(answer("Accepted", "False", 2), answer("ResolvedRefs", "True", 2)));

    var words =
        "Gateway gateways/public does not take HTTPRoute billing: NotAllowedByListeners, no"
            + " listener is for it. Change the Gateway, or what gateway.parentRefs names; the"
            + " operator goes on by itself.";
    assertThat(exposed(status).getStatus()).isEqualTo("False");
    assertThat(exposed(status).getReason()).isEqualTo("RouteRefused");
    assertThat(exposed(status).getMessage()).isEqualTo(words);
    assertThat(status.message()).isEqualTo("All 8 services are running. " + words);
    assertThat(condition(status, "Degraded").getStatus()).isEqualTo("True");
    assertThat(condition(status, "Ready").getStatus()).isEqualTo("True");
    assertThat(status.state()).isEqualTo("Running");
  }

  @Test
  void whatWasSaidOfAnEarlierRouteDoesNotCount() {
    var status = status(route(answer("Accepted", "False", 1)));

    assertThat(exposed(status).getReason()).isEqualTo("Waiting");
  }

  @Test
  void aRouteThatNobodyTakesWaits() {
    var status = status(route());

    assertThat(exposed(status).getStatus()).isEqualTo("False");
    assertThat(exposed(status).getMessage())
        .isEqualTo(
            "No controller has taken HTTPRoute billing yet. If that stays so, see that Gateway"
                + " gateways/public is there and has a controller.");
    assertThat(condition(status, "Degraded").getStatus()).isEqualTo("False");
  }

  private LagoInstanceStatus status(HTTPRoute route) {
    operator.settle();
    var seen = cluster.observed();
    var observed =
        new Observed(
            seen.now(),
            seen.workloads(),
            seen.pods(),
            seen.jobs(),
            seen.jobPods(),
            seen.claims(),
            List.of(RouteFacts.of(route)));
    return StatusReport.of(operator.situation(observed, Outcome.CLEAN), List.of());
  }

  private static HTTPRoute route(Condition... answers) {
    var route =
        new HTTPRouteBuilder()
            .withNewMetadata()
            .withName("billing")
            .withNamespace("lago")
            .withGeneration(2L)
            .endMetadata();
    return answers.length == 0
        ? route.build()
        : route
            .withNewStatus()
            .addNewParent()
            .withConditions(answers)
            .withNewParentRef()
            .withName("public")
            .withNamespace("gateways")
            .endParentRef()
            .endParent()
            .endStatus()
            .build();
  }

  private static Condition answer(String type, String status, long generation) {
    return new ConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withReason(status.equals("True") ? type : "NotAllowedByListeners")
        .withMessage(status.equals("True") ? "" : "no listener is for it")
        .withObservedGeneration(generation)
        .build();
  }

  private static Condition exposed(LagoInstanceStatus status) {
    return condition(status, "Exposed");
  }

  private static Condition condition(LagoInstanceStatus status, String type) {
    return Objects.requireNonNull(status.conditions()).stream()
        .filter(c -> c.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }
}

package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.Problem.Kind;
import io.lagooperator.testing.Patched;
import io.lagooperator.testing.Patched.Case;
import io.lagooperator.testing.Specs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodTemplateRulesTest {
  static List<Case> cases() {
    return Patched.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatLagoReliesOnIsRefusedByNameWithARemedy(Case example) {
    assertThat(SpecValidatorTest.problems(Specs.minimal(example.refused())))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.INVALID_SPEC);
              assertThat(problem.path()).isEqualTo("spec.components." + example.path());
              assertThat(problem.sentence()).contains(example.words());
            });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void itsLikeThatNothingReliesOnIsAccepted(Case example) {
    assertThat(SpecValidatorTest.problems(Specs.minimal(example.accepted()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "securityContext: {runAsUser: 0, runAsNonRoot: false}",
        "securityContext: {allowPrivilegeEscalation: true, capabilities: {add: [CHOWN]}}",
        "securityContext: {capabilities: {drop: [MKNOD]}}",
      })
  void aSidecarMayDoWhatTheChosenLevelAllows(String security) {
    var sidecar = Patched.component("api", "spec: {containers: [{name: c, image: i, %s}]}");
    assertThat(problems(sidecar.formatted(security))).isNotEmpty();
    assertThat(problems("defaults: {security: Baseline}\n" + sidecar.formatted(security)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "securityContext: {privileged: true}",
        "securityContext: {procMount: Unmasked}",
        "securityContext: {capabilities: {add: [SYS_ADMIN]}}",
        "securityContext: {seccompProfile: {type: Unconfined}}",
        "securityContext: {appArmorProfile: {type: Unconfined}}",
        "securityContext: {seLinuxOptions: {type: spc_t}}",
        "securityContext: {windowsOptions: {hostProcess: true}}",
        "ports: [{containerPort: 5, hostPort: 5}]",
        "livenessProbe: {httpGet: {port: 5, host: other}}",
        "lifecycle: {preStop: {httpGet: {port: 5, host: other}}}",
      })
  void whatNoLevelAllowsIsRefusedAtEach(String loose) {
    var sidecar =
        Patched.component("api", "spec: {initContainers: [{name: c, image: i, %s}]}")
            .formatted(loose);
    assertThat(problems(sidecar)).hasSize(1);
    assertThat(problems("defaults: {security: Baseline}\n" + sidecar)).hasSize(1);
  }

  @Test
  void allProblemsAreNamedAtOnce() {
    assertThat(
            problems(
                Patched.component(
                    "api",
                    "spec: {hostNetwork: true, nodeName: n, containers: [{name: api, image: i, command: [a]}]}")))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(
            "spec.components.api.podTemplate.spec.hostNetwork",
            "spec.components.api.podTemplate.spec.nodeName",
            "spec.components.api.podTemplate.spec.containers.api.image",
            "spec.components.api.podTemplate.spec.containers.api.command");
  }

  private static List<Problem> problems(String spec) {
    return SpecValidatorTest.problems(Specs.minimal(spec));
  }
}

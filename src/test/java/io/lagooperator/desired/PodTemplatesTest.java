package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.lagooperator.model.Instance;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.Specs;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodTemplatesTest {
  /** From the Pod Security Standards, with the kernel version that the last ones need. */
  private static final Set<String> SAFE_SYSCTLS =
      Set.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.ping_group_range");

  /** All workers, with streaming. */
  private static final String WORKERS = Rendered.SHAPES.get(6);

  private static final Set<String> STORES = Set.of("postgresql", "redis", "rediscache");

  static List<String> shapes() {
    return Rendered.SHAPES;
  }

  static List<Instance> instances() {
    return Rendered.instances();
  }

  @ParameterizedTest
  @MethodSource("instances")
  void everyPodIsRestricted(Instance instance) {
    Rendered.templates(instance)
        .forEach(
            (name, template) -> {
              isRestricted(name, template);
              assertThat(template.getSpec().getInitContainers()).as(name).isEmpty();
              assertThat(template.getSpec().getContainers())
                  .as(name)
                  .allMatch(c -> c.getSecurityContext().getReadOnlyRootFilesystem());
            });
  }

  /** Whether pods pass Pod Security "restricted". */
  static void isRestricted(String name, PodTemplateSpec template) {
    var pod = template.getSpec();
    assertThat(pod.getHostNetwork()).as(name).isNull();
    assertThat(pod.getHostPID()).as(name).isNull();
    assertThat(pod.getHostIPC()).as(name).isNull();
    assertThat(pod.getHostUsers()).as(name).isNull();
    assertThat(pod.getVolumes())
        .as(name)
        .allMatch(
            v ->
                v.getHostPath() == null
                    && (v.getEmptyDir() != null
                        || v.getPersistentVolumeClaim() != null
                        || v.getConfigMap() != null
                        || v.getSecret() != null));
    var security = pod.getSecurityContext();
    assertThat(security.getRunAsNonRoot()).as(name).isTrue();
    assertThat(security.getRunAsUser()).as(name).isPositive();
    assertThat(security.getSeccompProfile().getType()).as(name).isEqualTo("RuntimeDefault");
    assertThat(security.getSeLinuxOptions()).as(name).isNull();
    assertThat(security.getAppArmorProfile()).as(name).isNull();
    assertThat(security.getSysctls()).as(name).allMatch(s -> SAFE_SYSCTLS.contains(s.getName()));
    assertThat(pod.getContainers()).as(name).allSatisfy(c -> isRestricted(c));
    assertThat(pod.getInitContainers()).as(name).allSatisfy(c -> isRestricted(c));
  }

  private static void isRestricted(Container container) {
    var security = container.getSecurityContext();
    assertThat(security.getPrivileged()).isNull();
    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
    assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(List.of("NET_BIND_SERVICE")).containsAll(security.getCapabilities().getAdd());
    assertThat(security.getProcMount()).isNull();
    assertThat(container.getPorts()).allMatch(p -> p.getHostPort() == null);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void atLevelBaselinePodsRunAsTheirImageSaysAndNothingElseChanges(String shape) {
    var baseline = Rendered.templates(Specs.instance("defaults: {security: Baseline}\n" + shape));
    Rendered.templates(Specs.instance(shape))
        .forEach(
            (name, restricted) -> {
              var template = Objects.requireNonNull(baseline.get(name));
              if (STORES.contains(name)) {
                assertThat(template).as(name).isEqualTo(restricted);
                return;
              }
              var pod = template.getSpec().getSecurityContext();
              assertThat(pod.getRunAsNonRoot()).as(name).isNull();
              assertThat(pod.getRunAsUser()).as(name).isNull();
              assertThat(pod.getRunAsGroup()).as(name).isNull();
              var container = Rendered.container(template).getSecurityContext();
              assertThat(container.getReadOnlyRootFilesystem()).as(name).isNull();
              assertThat(container.getCapabilities()).as(name).isNull();
              assertThat(container.getAllowPrivilegeEscalation()).as(name).isFalse();
              pod.setRunAsNonRoot(true);
              pod.setRunAsUser(restricted.getSpec().getSecurityContext().getRunAsUser());
              pod.setRunAsGroup(restricted.getSpec().getSecurityContext().getRunAsGroup());
              Rendered.container(template)
                  .setSecurityContext(Rendered.container(restricted).getSecurityContext());
              assertThat(template).as(name).isEqualTo(restricted);
            });
  }

  @ParameterizedTest
  @MethodSource("instances")
  void noPodKnowsTheKubernetesApiOrOtherServices(Instance instance) {
    Rendered.templates(instance)
        .forEach(
            (name, template) -> {
              var pod = template.getSpec();
              assertThat(pod.getAutomountServiceAccountToken()).as(name).isFalse();
              assertThat(pod.getServiceAccountName()).as(name).isEqualTo("billing");
              assertThat(pod.getEnableServiceLinks()).as(name).isFalse();
            });
    assertThat(ServiceAccounts.of(instance).orElseThrow().getAutomountServiceAccountToken())
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("instances")
  void everyContainerSaysWhatItRunsWhatItNeedsAndWhyItEnded(Instance instance) {
    Rendered.templates(instance)
        .forEach(
            (name, template) -> {
              assertThat(template.getSpec().getContainers()).as(name).hasSize(1);
              var container = Rendered.container(template);
              assertThat(container.getCommand()).as(name).isNotEmpty();
              assertThat(container.getResources().getRequests())
                  .as(name)
                  .containsKeys("cpu", "memory");
              assertThat(container.getResources().getLimits()).as(name).containsKey("memory");
              assertThat(container.getTerminationMessagePolicy())
                  .as(name)
                  .isEqualTo("FallbackToLogsOnError");
            });
  }

  @ParameterizedTest
  @MethodSource("instances")
  void everyPlaceThatIsMountedHasItsVolume(Instance instance) {
    Rendered.templates(instance)
        .forEach(
            (name, template) -> {
              var volumes =
                  template.getSpec().getVolumes().stream()
                      .map(v -> v.getName())
                      .collect(Collectors.toSet());
              var mounts = Rendered.container(template).getVolumeMounts();
              assertThat(mounts).as(name).allMatch(m -> volumes.contains(m.getName()));
              assertThat(mounts).as(name).extracting(m -> m.getMountPath()).doesNotHaveDuplicates();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "api, 60",
    "worker, 60",
    "clock, 30",
    "front, 30",
    "pdf, 60",
    "postgresql, 120",
    "redis, 120",
    "rediscache, 120",
    "migrate, 3600"
  })
  void everyPodHasTimeToEnd(String name, long seconds) {
    assertThat(template(name, "").getSpec().getTerminationGracePeriodSeconds()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({
    "1.51.0, api, ./scripts/start.api.sh",
    "1.51.0, worker, ./scripts/start.worker.sh",
    "1.51.0, clock, ./scripts/start.clock.sh",
    "1.17.2, events, ./scripts/start.events.worker.sh",
    "1.21.0, worker, ./scripts/start.worker.sh",
    "1.51.0, events, ./scripts/start.events.worker.sh",
    "1.51.0, billing, ./scripts/start.billing.worker.sh",
    "1.51.0, pdfworker, ./scripts/start.pdfs.worker.sh",
    "1.51.0, webhook, ./scripts/start.webhook.worker.sh",
    "1.51.0, clockworker, ./scripts/start.clock.worker.sh",
    "1.51.0, payments, ./scripts/start.payments.worker.sh",
    "1.51.0, analytics, ./scripts/start.analytics.worker.sh",
    "1.51.0, aiagent, ./scripts/start.ai_agent.worker.sh",
    "1.51.0, alerts, ./scripts/start.alerts.worker.sh",
    "1.51.0, wallets, ./scripts/start.wallets.worker.sh",
    "1.51.0, dedicated, ./scripts/start.dedicated.worker.sh",
    "1.51.0, meilisearch, ./scripts/start.meilisearch.worker.sh",
  })
  void scriptsOfTheImageAreRun(String release, String name, String command) {
    assertThat(Rendered.container(template(release, name, WORKERS)).getCommand())
        .containsExactly(command);
  }

  @ParameterizedTest
  @CsvSource({
    "1.16.0, api, exec bundle exec rails s -b ::",
    "1.16.0, worker, exec bundle exec sidekiq -C config/sidekiq.yml",
    "1.17.0, events, exec bundle exec sidekiq -C config/sidekiq_events.yml",
    "1.17.1, worker, exec bundle exec sidekiq -C config/sidekiq/sidekiq.yml -q default -q mailers -q clock -q providers -q billing -q webhook -q invoices -q wallets -q integrations -q low_priority",
    "1.20.2, worker, exec bundle exec sidekiq -C config/sidekiq/sidekiq.yml -q high_priority -q default -q mailers -q clock -q providers -q billing -q webhook -q invoices -q wallets -q integrations -q low_priority",
    "1.17.1, billing, exec bundle exec sidekiq -C config/sidekiq/sidekiq_billing.yml",
    "1.17.1, pdfworker, exec bundle exec sidekiq -C config/sidekiq/sidekiq_pdfs.yml",
    "1.16.0, clock, exec bundle exec clockwork ./clock.rb",
  })
  void whereScriptsKeepSignalsToThemselvesTheProcessIsRun(
      String release, String name, String command) {
    assertThat(Rendered.container(template(release, name, WORKERS)).getCommand())
        .startsWith("bash", "-c")
        .last()
        .asString()
        .endsWith(command);
  }

  @ParameterizedTest
  @CsvSource({"1.16.0, /health", "1.35.0, /health", "1.36.0, /ready", "1.51.0, /ready"})
  void theApiIsAskedWhereItsReleaseAnswers(String release, String readiness) {
    var api = Rendered.container(template(release, "api", ""));
    assertThat(api.getReadinessProbe().getHttpGet().getPath()).isEqualTo(readiness);
    assertThat(api.getStartupProbe().getHttpGet().getPath()).isEqualTo("/health");
    assertThat(api.getLivenessProbe().getHttpGet()).as("no database in liveness").isNull();
    assertThat(api.getLivenessProbe().getTcpSocket().getPort().getIntVal()).isEqualTo(3000);
  }

  @ParameterizedTest
  @CsvSource({"1.16.0, true", "1.27.1, true", "1.30.0, false", "1.51.0, false"})
  void workersThatListenOnlyInsideAreAskedInside(String release, boolean inside) {
    var probe = Rendered.container(template(release, "worker", "")).getReadinessProbe();
    assertThat(probe.getExec() != null).isEqualTo(inside);
    assertThat(probe.getHttpGet() != null).isEqualTo(!inside);
  }

  @Test
  void clockAndJobsAreNotAsked() {
    for (var name : List.of("clock", "migrate")) {
      var container = Rendered.container(template(name, ""));
      assertThat(container.getReadinessProbe()).isNull();
      assertThat(container.getLivenessProbe()).isNull();
    }
  }

  @Test
  void whatIsSlowToStartIsGivenMinutes() {
    for (var name : List.of("api", "worker", "front", "pdf", "postgresql", "redis")) {
      Probe startup = Rendered.container(template(name, "")).getStartupProbe();
      assertThat(startup.getPeriodSeconds() * startup.getFailureThreshold())
          .as(name)
          .isGreaterThanOrEqualTo(120);
    }
  }

  @Test
  void aClockOnALostNodeIsNotReplacedByASecondOne() {
    assertThat(staysForEver(template("clock", ""))).isTrue();
  }

  /** Kubernetes goes by the first toleration that matches a taint, whatever comes after it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 5}",
        "{key: node.kubernetes.io/not-ready, operator: Exists, tolerationSeconds: 5}",
        "{key: node.kubernetes.io/not-ready, operator: Equal, value: '', tolerationSeconds: 5}",
        "{key: node.kubernetes.io/not-ready, tolerationSeconds: 5}",
        "{operator: Exists, tolerationSeconds: 5}",
        "{operator: Exists, effect: NoExecute, tolerationSeconds: 0}",
        "{operator: Exists}",
      })
  void noTolerationOfTheUserBringsASecondClock(String toleration) {
    for (var spec :
        List.of(
            "components: {clock: {scheduling: {tolerations: [%s]}}}",
            "defaults: {scheduling: {tolerations: [%s]}}")) {
      var template = template("clock", spec.formatted(toleration));
      assertThat(staysForEver(template)).isTrue();
      assertThat(template.getSpec().getTolerations().subList(0, 2))
          .as("ours come first")
          .allMatch(t -> t.getKey().startsWith("node.kubernetes.io/"));
      assertThat(template.getSpec().getTolerations().stream().skip(2))
          .as("none that is not ours ends a stay")
          .allMatch(t -> t.getTolerationSeconds() == null);
    }
  }

  @Test
  void otherTolerationsOfTheUserHoldForTheClockToo() {
    var template =
        template(
            "clock",
            "defaults: {scheduling: {tolerations: [{key: team, value: billing, effect: NoExecute, tolerationSeconds: 60}]}}");
    assertThat(template.getSpec().getTolerations())
        .filteredOn(t -> t.getKey().equals("team"))
        .singleElement()
        .satisfies(t -> assertThat(t.getTolerationSeconds()).isEqualTo(60));
  }

  /** What the controller that evicts pods would do, by its own rules. */
  private static boolean staysForEver(PodTemplateSpec template) {
    return Stream.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable")
        .allMatch(
            taint ->
                template.getSpec().getTolerations().stream()
                    .filter(t -> t.getEffect() == null || t.getEffect().equals("NoExecute"))
                    .filter(t -> t.getKey() == null || t.getKey().equals(taint))
                    .filter(
                        t ->
                            "Exists".equals(t.getOperator())
                                || Objects.requireNonNullElse(t.getValue(), "").isEmpty())
                    .findFirst()
                    .filter(t -> t.getTolerationSeconds() == null)
                    .isPresent());
  }

  @Test
  void whoSharesAVolumeOfOneNodeSharesTheNode() {
    for (var name : List.of("api", "worker")) {
      var template = template(name, "");
      assertThat(template.getMetadata().getLabels())
          .containsEntry("lago-operator.io/files", "billing");
      assertThat(
              template
                  .getSpec()
                  .getAffinity()
                  .getPodAffinity()
                  .getRequiredDuringSchedulingIgnoredDuringExecution())
          .singleElement()
          .satisfies(
              term -> {
                assertThat(term.getTopologyKey()).isEqualTo("kubernetes.io/hostname");
                assertThat(term.getLabelSelector().getMatchLabels())
                    .containsEntry("lago-operator.io/files", "billing");
              });
    }
    assertThat(
            template("api", "storage: {volume: {accessMode: ReadWriteMany}}")
                .getSpec()
                .getAffinity())
        .isNull();
  }

  @Test
  void labelsAndAnnotationsOfTheUserDoNotReplaceOurs() {
    var template =
        template(
            "api",
            "defaults: {podLabels: {team: billing, lago-operator.io/component: mine}, podAnnotations: {a: b}}");
    assertThat(template.getMetadata().getLabels())
        .containsEntry("team", "billing")
        .containsEntry("lago-operator.io/component", "api");
    assertThat(template.getMetadata().getAnnotations()).containsEntry("a", "b");
  }

  @Test
  void theEventsProcessorRunsAnImageOfItsOwn() {
    var processor = Rendered.container(template("1.47.2", "eventsprocessor", WORKERS));
    assertThat(processor.getImage()).endsWith("/getlago/lago-events-processor:v1.47.0");
    assertThat(processor.getCommand()).containsExactly("./event_processors");
    assertThat(processor.getReadinessProbe()).isNull();
    var consumer = Rendered.container(template("1.47.2", "eventsconsumer", WORKERS));
    assertThat(consumer.getImage()).endsWith("/getlago/api:v1.47.2");
    assertThat(consumer.getCommand()).containsExactly("./scripts/start.events.consumer.sh");
    assertThat(consumer.getReadinessProbe()).isNull();
  }

  private static PodTemplateSpec template(String name, String spec) {
    return template(Specs.NEWEST, name, spec);
  }

  private static PodTemplateSpec template(String release, String name, String spec) {
    var instance = Specs.instanceAt(release, spec);
    return Objects.requireNonNull(Rendered.templates(instance, FakeInputs.of(instance)).get(name));
  }
}

package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.lagooperator.api.DeletionPolicy;
import io.lagooperator.api.RunState;
import io.lagooperator.testing.Specs;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class InstanceResolverTest {
  private final Instance minimal = Specs.instance("");

  @Test
  void theSmallestManifestIsAWholeLago() {
    assertThat(minimal.components())
        .containsExactly(
            Component.API,
            Component.WORKER,
            Component.CLOCK,
            Component.FRONT,
            Component.PDF,
            Component.POSTGRESQL,
            Component.REDIS,
            Component.REDIS_CACHE);
    assertThat(minimal.components()).allMatch(c -> minimal.workload(c).replicas() == 1);
    assertThat(minimal.state()).isEqualTo(RunState.Running);
    assertThat(minimal.deletionPolicy()).isEqualTo(DeletionPolicy.Retain);
    assertThat(minimal.route()).isEmpty();
    assertThat(minimal.choices()).isEqualTo(new Instance.Choices(true, false));
    assertThat(minimal.files()).isEqualTo(new Files.OwnVolume("10Gi", Optional.empty(), false));
    assertThat(minimal.keys().generated()).isTrue();
    assertThat(minimal.keys().all()).allMatch(key -> key.secret().equals("billing-keys"));
  }

  @Test
  void oneUrlServesBoth() {
    assertThat(minimal.urls())
        .isEqualTo(new Urls("https://billing.example.com", "https://billing.example.com"));
    assertThat(minimal.urls().isOneHost()).isTrue();
  }

  @Test
  void hostsAreComparedAsBrowsersDo() {
    var urls = new Urls("https://Billing.Example.com", "https://billing.example.com");
    assertThat(urls.isOneHost()).isTrue();
    assertThat(urls.frontHost()).isEqualTo("billing.example.com");
  }

  @Test
  void aWholeMinimalInstanceIsSmall() {
    assertThat(requested("cpu")).isLessThanOrEqualTo(BigDecimal.valueOf(2));
    assertThat(requested("memory")).isLessThanOrEqualTo(new Quantity("6Gi").getNumericalAmount());
  }

  private BigDecimal requested(String what) {
    return minimal.components().stream()
        .map(c -> minimal.workload(c).resources().requests())
        .map(requests -> requests.getOrDefault(what, new Quantity("0")).getNumericalAmount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void anExternalDatabaseNeedsLittle() {
    var database =
        (Database.External)
            Specs.instance(
                    "database: {external: {host: h, user: u, passwordSecret: {name: s, key: k}}}")
                .database();
    assertThat(database.port()).isEqualTo(5432);
    assertThat(database.name()).isEqualTo("lago");
    assertThat(database.sslMode()).isEqualTo("require");
  }

  @Test
  void anExternalRedisNeedsOnlyAHost() {
    assertThat(Specs.instance("redis: {external: {host: h}}").redis())
        .isEqualTo(new Redis.External("h", 6379, false, Optional.empty(), Optional.empty(), 0));
  }

  @Test
  void ownStoresMakeNoBundledOnes() {
    var instance =
        Specs.instance(
            "database: {urlSecret: {name: s, key: k}}\nredis: {urlSecret: {name: s, key: k}}");
    assertThat(instance.components()).noneMatch(Component::isStore);
  }

  @Test
  void aRestartOfTheInstanceLeavesStoresAlone() {
    var instance = Specs.instance("restart: a\ncomponents: {api: {restart: b}}");
    assertThat(instance.workload(Component.API).restart()).isEqualTo("a/b");
    assertThat(instance.workload(Component.FRONT).restart()).isEqualTo("a");
    assertThat(instance.workload(Component.POSTGRESQL).restart()).isEmpty();
  }

  @Test
  void aGivenHalfOfResourcesReplacesThatHalf() {
    var requests =
        Specs.instance("components: {api: {resources: {requests: {cpu: 2}}}}")
            .workload(Component.API)
            .resources();
    assertThat(requests.requests()).isEqualTo(Map.of("cpu", new Quantity("2")));
    assertThat(requests.limits()).isEmpty();
    var limits =
        Specs.instance("components: {api: {resources: {limits: {memory: 3Gi}}}}")
            .workload(Component.API)
            .resources();
    assertThat(limits.limits()).isEqualTo(Map.of("memory", new Quantity("3Gi")));
    assertThat(limits.requests()).containsEntry("memory", new Quantity("1536Mi"));
  }

  @Test
  void aComponentsOwnSchedulingWinsOverTheDefault() {
    var instance =
        Specs.instance(
            "defaults: {scheduling: {priorityClassName: low}}\n"
                + "components: {api: {scheduling: {priorityClassName: high}}}");
    assertThat(instance.workload(Component.API).scheduling().priorityClassName()).isEqualTo("high");
    assertThat(instance.workload(Component.FRONT).scheduling().priorityClassName())
        .isEqualTo("low");
  }

  @Test
  void emptyTextsMeanWhatIsLeftOut() {
    var instance =
        Specs.instance(
            "database: {bundled: {storageClassName: ''}}\nstorage: {volume: {storageClassName: '', existingClaim: ''}}\nimages: {pdf: {digest: ''}}");
    assertThat(((Database.Bundled) instance.database()).store().storageClass()).isEmpty();
    assertThat(instance.files()).isEqualTo(new Files.OwnVolume("10Gi", Optional.empty(), false));
    assertThat(instance.images().pdf().digest()).isEmpty();
  }

  @Test
  void emptyTextsOfRoutesAndRepositoriesMeanWhatIsLeftOutToo() {
    var instance =
        Specs.instance(
            "ingress: {className: ''}\nimages: {registry: '', pdf: {repository: '', tag: ''}}");
    assertThat(instance.route().orElseThrow().className()).isEmpty();
    assertThat(instance.images().tool(instance.images().pdf()))
        .isEqualTo("docker.io/getlago/lago-gotenberg:8.15");
  }

  @Test
  void tuningIsLeftToTheServerUnlessGiven() {
    assertThat(minimal.databaseTuning().pool()).isEqualTo(OptionalInt.empty());
    assertThat(minimal.databaseTuning().preparedStatements()).isTrue();
    assertThat(minimal.databaseTuning().statementTimeoutMilliseconds()).isEmpty();
  }

  @Test
  void aUserNamedSecretHoldsKeysUnderNamesOfTheUsersChoice() {
    var keys =
        Specs.instance("keys: {secret: {name: mine}, names: {rsaPrivateKey: rsa.pem}}").keys();
    assertThat(keys.generated()).isFalse();
    assertThat(keys.rsaPrivateKey()).isEqualTo(new SecretKey("mine", "rsa.pem"));
    assertThat(keys.secretKeyBase()).isEqualTo(new SecretKey("mine", "SECRET_KEY_BASE"));
  }

  @Test
  void aCacheOfTheUsersOwnReplacesTheBundledOne() {
    var instance = Specs.instance("redis: {bundled: {}, cache: {external: {host: c}}}");
    assertThat(instance.has(Component.REDIS)).isTrue();
    assertThat(instance.has(Component.REDIS_CACHE)).isFalse();
  }

  @Test
  void resolvingTwiceGivesEqualInstances() {
    var spec = "ingress: {}\ncomponents: {api: {autoscaling: {min: 1, max: 3}}}";
    assertThat(Specs.instance(spec)).isEqualTo(Specs.instance(spec));
  }
}

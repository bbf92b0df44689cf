package io.lagooperator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorSettingsTest {
  @Test
  void withoutAnyEverythingIsWatchedByOneAlone() {
    assertThat(OperatorSettings.from(Map.of("PATH", "/bin")))
        .isEqualTo(
            new OperatorSettings(
                new Scope(Set.of(), "", ""),
                Set.of(),
                Optional.empty(),
                Duration.ofSeconds(25),
                new Ports(8080, 8081),
                new LogSettings("info", false)));
    assertThat(OperatorSettings.from(Map.of()).scope().hasAllNamespaces()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a b", " a , b,", "b\na", "a,,b,a"})
  void namespacesAreWords(String text) {
    var scope = OperatorSettings.from(Map.of("LAGO_OPERATOR_NAMESPACES", text)).scope();
    assertThat(scope.namespaces()).containsExactlyInAnyOrder("a", "b");
    assertThat(scope.hasAllNamespaces()).isFalse();
  }

  @Test
  void allOthersAreTakenToo() {
    assertThat(
            OperatorSettings.from(
                Map.ofEntries(
                    Map.entry("HOSTNAME", "lago-operator-7d4"),
                    Map.entry("LAGO_OPERATOR_CLASS", " blue "),
                    Map.entry("LAGO_OPERATOR_SELECTOR", "team=billing"),
                    Map.entry("LAGO_OPERATOR_PROBE_PORT", "0"),
                    Map.entry("LAGO_OPERATOR_ADMIN_PORT", "9000"),
                    Map.entry("LAGO_OPERATOR_STOP_TIMEOUT_SECONDS", "5"),
                    Map.entry("LAGO_OPERATOR_LEADER_ELECTION", "true"),
                    Map.entry("LAGO_OPERATOR_LEASE_NAME", "blue"),
                    Map.entry("LAGO_OPERATOR_LEASE_NAMESPACE", "lago"),
                    Map.entry("LAGO_OPERATOR_LEASE_SECONDS", "30"),
                    Map.entry("LAGO_OPERATOR_LOG_LEVEL", "debug"),
                    Map.entry("LAGO_OPERATOR_LOG_FORMAT", "json"),
                    Map.entry(
                        "LAGO_OPERATOR_SECRET_STORES",
                        "ClusterSecretStore/vault, SecretStore/team-a"))))
        .isEqualTo(
            new OperatorSettings(
                new Scope(Set.of(), "team=billing", "blue"),
                Set.of("ClusterSecretStore/vault", "SecretStore/team-a"),
                Optional.of(
                    new LeaseSettings(
                        "blue", Optional.of("lago"), "lago-operator-7d4", Duration.ofSeconds(30))),
                Duration.ofSeconds(5),
                new Ports(0, 9000),
                new LogSettings("debug", true)));
  }

  @Test
  void aLeaseIsGivenUpWellBeforeAnotherReplicaMayTakeIt() {
    var lease =
        OperatorSettings.from(Map.of("LAGO_OPERATOR_LEADER_ELECTION", "true"))
            .lease()
            .orElseThrow();
    assertThat(lease.name()).isEqualTo("lago-operator");
    assertThat(lease.namespace()).isEmpty();
    assertThat(lease.duration()).isEqualTo(Duration.ofSeconds(15));
    assertThat(lease.renewDeadline()).isEqualTo(Duration.ofSeconds(10));
    assertThat(lease.retryPeriod()).isEqualTo(Duration.ofMillis(500));
    assertThat(lease.expiry()).isEqualTo(Duration.ofMillis(12_800));
  }

  @Test
  void allMistakesAreToldAtOnceByName() {
    assertThatThrownBy(
            () ->
                OperatorSettings.from(
                    Map.of(
                        "LAGO_OPERATOR_NAMESPACE",
                        "a",
                        "LAGO_OPERATOR_PROBE_PORT",
                        "http",
                        "LAGO_OPERATOR_STOP_TIMEOUT_SECONDS",
                        "-1")))
        .hasMessage(
            "LAGO_OPERATOR_NAMESPACE is not a setting; known are LAGO_OPERATOR_ADMIN_PORT,"
                + " LAGO_OPERATOR_CLASS, LAGO_OPERATOR_LEADER_ELECTION, LAGO_OPERATOR_LEASE_NAME,"
                + " LAGO_OPERATOR_LEASE_NAMESPACE, LAGO_OPERATOR_LEASE_SECONDS,"
                + " LAGO_OPERATOR_LOG_FORMAT, LAGO_OPERATOR_LOG_LEVEL, LAGO_OPERATOR_NAMESPACES,"
                + " LAGO_OPERATOR_PROBE_PORT, LAGO_OPERATOR_SECRET_STORES, LAGO_OPERATOR_SELECTOR,"
                + " LAGO_OPERATOR_STOP_TIMEOUT_SECONDS; LAGO_OPERATOR_STOP_TIMEOUT_SECONDS is '-1',"
                + " but must be a whole number from 0 to 65535; LAGO_OPERATOR_PROBE_PORT is 'http',"
                + " but must be a whole number from 0 to 65535");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LAGO_OPERATOR_NAMESPACES=lago,Billing: has 'Billing', but must list names of namespaces",
        "LAGO_OPERATOR_LEADER_ELECTION=yes: is 'yes', but must be one of true, false",
        "LAGO_OPERATOR_LEASE_NAME=Mine: is 'Mine', but must be a name such as lago-operator",
        "LAGO_OPERATOR_LEASE_NAMESPACE=a.b: is 'a.b', but must be the name of a namespace",
        "LAGO_OPERATOR_LEASE_SECONDS=2: is '2', but must be a whole number from 3 to 600",
        "LAGO_OPERATOR_ADMIN_PORT=admin: is 'admin', but must be a whole number from 0 to 65535",
        "LAGO_OPERATOR_LOG_LEVEL=loud: is 'loud', but must be one of error, warn, info, debug,"
            + " trace",
        "LAGO_OPERATOR_LOG_FORMAT=xml: is 'xml', but must be one of text, json",
      })
  void aBadOneIsRefusedByNameAndToldWhatItMayBe(String line) {
    var name = line.substring(0, line.indexOf('='));
    var value = line.substring(line.indexOf('=') + 1, line.indexOf(": "));
    assertThatThrownBy(() -> OperatorSettings.from(Map.of(name, value)))
        .hasMessage(name + " " + line.substring(line.indexOf(": ") + 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vault", "Vault/vault", "ClusterSecretStore/", "SecretStore/a/b"})
  void aStoreIsNamedWithItsKind(String store) {
    assertThatThrownBy(() -> OperatorSettings.from(Map.of("LAGO_OPERATOR_SECRET_STORES", store)))
        .hasMessage(
            "LAGO_OPERATOR_SECRET_STORES has '%s', but must list stores such as"
                + " ClusterSecretStore/vault or SecretStore/vault",
            store);
  }

  @ParameterizedTest
  @ValueSource(strings = {"65536", "99999", "1.5", "0x10", "123456"})
  void aPortIsAPort(String port) {
    assertThatThrownBy(() -> OperatorSettings.from(Map.of("LAGO_OPERATOR_PROBE_PORT", port)))
        .hasMessageContaining("LAGO_OPERATOR_PROBE_PORT is '" + port + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team=billing",
        "team == billing , stage!=test",
        "stage in (test,demo),!legacy",
        "example.com/stage notin ( a )",
        "team",
        "team=",
        "size>3"
      })
  void whatKubernetesTakesForASelectorIsOne(String selector) {
    assertThat(OperatorSettings.from(Map.of("LAGO_OPERATOR_SELECTOR", selector)).scope().selector())
        .isEqualTo(selector);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"team=a b", "team in a", "team in (a", "=a", "team=a,,b", "-a", "a/b/c", "a=b=c"})
  void whatItDoesNotIsRefused(String selector) {
    assertThatThrownBy(() -> OperatorSettings.from(Map.of("LAGO_OPERATOR_SELECTOR", selector)))
        .hasMessage(
            "LAGO_OPERATOR_SELECTOR is '%s', but must be a label selector such as"
                + " team=billing,stage in (test,demo)",
            selector);
  }
}

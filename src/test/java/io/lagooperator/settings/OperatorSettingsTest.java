package io.lagooperator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorSettingsTest {
  @Test
  void withoutAnyEverythingIsWatched() {
    assertThat(OperatorSettings.from(Map.of("PATH", "/bin")))
        .isEqualTo(new OperatorSettings(Set.of(), "", 8080, Duration.ofSeconds(25), Set.of()));
    assertThat(OperatorSettings.from(Map.of()).watchesAllNamespaces()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a b", " a , b,", "b\na", "a,,b,a"})
  void namespacesAreWords(String text) {
    var settings = OperatorSettings.from(Map.of("LAGO_OPERATOR_NAMESPACES", text));
    assertThat(settings.namespaces()).containsExactlyInAnyOrder("a", "b");
    assertThat(settings.watchesAllNamespaces()).isFalse();
  }

  @Test
  void allOthersAreTakenToo() {
    assertThat(
            OperatorSettings.from(
                Map.of(
                    "LAGO_OPERATOR_CLASS",
                    " blue ",
                    "LAGO_OPERATOR_PROBE_PORT",
                    "0",
                    "LAGO_OPERATOR_STOP_TIMEOUT_SECONDS",
                    "5",
                    "LAGO_OPERATOR_SECRET_STORES",
                    "ClusterSecretStore/vault, SecretStore/team-a")))
        .isEqualTo(
            new OperatorSettings(
                Set.of(),
                "blue",
                0,
                Duration.ofSeconds(5),
                Set.of("ClusterSecretStore/vault", "SecretStore/team-a")));
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
            "LAGO_OPERATOR_NAMESPACE is not a setting; known are LAGO_OPERATOR_CLASS,"
                + " LAGO_OPERATOR_NAMESPACES, LAGO_OPERATOR_PROBE_PORT, LAGO_OPERATOR_SECRET_STORES,"
                + " LAGO_OPERATOR_STOP_TIMEOUT_SECONDS; LAGO_OPERATOR_PROBE_PORT is 'http', but"
                + " must be a whole number from 0 to 65535; LAGO_OPERATOR_STOP_TIMEOUT_SECONDS is"
                + " '-1', but must be a whole number from 0 to 65535");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vault", "Vault/vault", "ClusterSecretStore/", "SecretStore/a/b"})
  void aStoreIsNamedWithItsKind(String store) {
    assertThatThrownBy(() -> OperatorSettings.from(Map.of("LAGO_OPERATOR_SECRET_STORES", store)))
        .hasMessage(
            "LAGO_OPERATOR_SECRET_STORES has '%s', but must list stores such as ClusterSecretStore/vault or SecretStore/vault",
            store);
  }

  @ParameterizedTest
  @ValueSource(strings = {"65536", "99999", "1.5", "0x10", "123456"})
  void aPortIsAPort(String port) {
    assertThatThrownBy(() -> OperatorSettings.from(Map.of("LAGO_OPERATOR_PROBE_PORT", port)))
        .hasMessageContaining("LAGO_OPERATOR_PROBE_PORT is '" + port + "'");
  }
}

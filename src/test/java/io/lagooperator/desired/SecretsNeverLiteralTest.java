package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Reader;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.Specs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsNeverLiteralTest {
  static Stream<Instance> instances() throws IOException {
    return Stream.concat(
        Rendered.SHAPES.stream().map(Specs::instance),
        ExamplesTest.examples().stream().map(example -> Specs.resolved(Specs.example(example))));
  }

  @ParameterizedTest
  @MethodSource("instances")
  void valuesOfSecretsStandInSecretsOnly(Instance instance) {
    var values = FakeInputs.values(instance).values();
    assertThat(Rendered.whole(instance).stream().filter(o -> !(o instanceof Secret)))
        .map(Serialization::asYaml)
        .allSatisfy(
            yaml ->
                assertThat(yaml)
                    .doesNotContain(FakeInputs.CANARY)
                    .doesNotContain(values.stream().map(v -> base64(v)).toArray(String[]::new)));
  }

  @Test
  void theOnlySecretsThatAreRenderedAreThoseOfConnectionsAndBinding() {
    assertThat(Rendered.whole(Specs.instance("")).stream().filter(Secret.class::isInstance))
        .extracting(HasMetadata::getMetadata)
        .extracting(m -> m.getName().replaceFirst("connections-.*", "connections"))
        .containsExactlyInAnyOrder("billing-connections", "billing-binding");
  }

  @Test
  void connectionsHoldWhatIsDerivedAndNothingElse() {
    var instance = Specs.instance("");
    assertThat(new Environment(Reader.ofJobs(instance), FakeInputs.of(instance)).changeable())
        .containsOnlyKeys(
            "DATABASE_URL", "REDIS_URL", "LAGO_REDIS_CACHE_URL", "LAGO_REDIS_CABLE_URL")
        .allSatisfy((name, url) -> assertThat(url).contains(FakeInputs.CANARY));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

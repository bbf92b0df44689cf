package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.Inputs;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.Specs;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BindingTest {
  @Test
  void clientsFindBothAddressesOfTheApi() {
    var instance = Specs.instance("");

    assertThat(Binding.entries(instance, FakeInputs.of(instance)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "type", "lago",
                "provider", "lago-operator",
                "uri", "https://billing.example.com",
                "internal-uri", "http://billing-api.lago.svc:3000"));
  }

  @Test
  void theKeyOfTheFirstOrganizationIsPassedOnOnceThatIsMade() {
    var instance = Specs.instance("organization: {name: Example, email: a@example.com}");
    var made = instance.withOrganizationMade();
    var inputs = FakeInputs.of(instance);

    assertThat(Binding.entries(instance, inputs)).doesNotContainKey("api-key");
    assertThat(Binding.entries(made, inputs)).containsKey("api-key");
    assertThat(Binding.entries(made, new Inputs(Map.of()))).doesNotContainKey("api-key");
  }
}

package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.plan.StoreIdentities;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.Specs;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {
  private static final StoreIdentities STORES = new StoreIdentities("db", "queues", "files");

  static Stream<String> shapes() {
    return Rendered.SHAPES.stream();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void theSameSpecWithTheSameInputsAndDataIsRenderedAlike(String shape) {
    var templates = of(Specs.instance(shape));
    var again = Specs.instance(shape);

    assertThat(templates.areOf(again, FakeInputs.of(again), STORES)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void anyValueThatIsReadMakesADifference(String shape) {
    var instance = Specs.instance(shape);
    var templates = of(instance);

    assertThat(FakeInputs.of(instance).values().keySet())
        .isNotEmpty()
        .noneMatch(
            key -> templates.areOf(instance, FakeInputs.with(instance, key, "other"), STORES));
  }

  @Test
  void anotherReleaseAndOtherDataMakeADifference() {
    var instance = Specs.instance("");
    var inputs = FakeInputs.of(instance);
    var templates = of(instance);

    assertThat(templates.areOf(Specs.instanceAt("1.50.0", ""), inputs, STORES)).isFalse();
    assertThat(templates.areOf(instance, inputs, new StoreIdentities("db", "queues", "else")))
        .isFalse();
  }

  @Test
  void aTemplateIsRenderedOnce() {
    var templates = of(Specs.instance(""));

    assertThat(templates.of(Component.API)).isSameAs(templates.of(Component.API));
    assertThat(templates.at(Specs.instance("").release(), Component.API)).isSameAs(templates);
  }

  private static Templates of(Instance instance) {
    return new Templates(instance, FakeInputs.of(instance), STORES);
  }
}

package io.lagooperator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.testing.Extremes;
import io.lagooperator.testing.FinishedCrd;
import io.lagooperator.testing.Golden;
import io.lagooperator.testing.Helm;
import io.lagooperator.testing.Schema;
import io.lagooperator.testing.Specs;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrdTest {
  private static final int LARGEST_BYTES = 150_000;

  @Test
  void theCommittedCrdIsTheOneThatTheTypesMake() {
    Golden.check(FinishedCrd.COMMITTED, FinishedCrd.text());
  }

  @Test
  void theChartHasTheSame() {
    Golden.check(
        Helm.CHART.resolve("files").resolve(FinishedCrd.COMMITTED.getFileName()),
        FinishedCrd.text());
  }

  @Test
  void itIsSmallEnoughForPlainKubectlApply() {
    assertThat(FinishedCrd.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LARGEST_BYTES);
  }

  /** One number that the client cannot read would end the watch on the instances of everybody. */
  @Test
  void everyIntegerHasBoundsThatTheTypesCanHold() {
    var integers = Schema.all().filter(Schema::isInteger).toList();
    assertThat(integers).hasSizeGreaterThan(30);
    assertThat(integers)
        .allSatisfy(
            integer -> {
              var largest = integer.number("maximum");
              assertThat(largest).as(integer.path()).isNotNull();
              assertThat(integer.number("minimum")).as(integer.path()).isNotNull();
              assertThat(largest)
                  .as(integer.path())
                  .isLessThanOrEqualTo(BigDecimal.valueOf(Integer.MAX_VALUE));
            });
  }

  @Test
  void everyQuantityHasAPattern() {
    var quantities =
        Schema.all().filter(s -> s.isIntOrString() || s.path().endsWith(".size")).toList();
    assertThat(quantities).hasSizeGreaterThan(10);
    assertThat(quantities)
        .allSatisfy(
            quantity -> {
              assertThat(quantity.text("pattern")).as(quantity.path()).startsWith("^[0-9]");
              if (quantity.isIntOrString()) {
                assertThat(quantity.number("minimum")).as(quantity.path()).isZero();
              }
            });
  }

  @Test
  void everyObjectThatTheSchemaLetsInCanBeRead() {
    for (var extreme : List.of(Extremes.greatest(), Extremes.least())) {
      var lago = Serialization.unmarshal(extreme.toString(), LagoInstance.class);

      assertThat(lago.getSpec().components()).containsKey("api");
      assertThat(Specs.validator().problems(lago)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "0.5", "500m", "1Gi", "128974848", "129e6", "1E", "9999999999999999Ei"})
  void everyAmountThatThePatternLetsInCanBeReadAndCompared(String amount) {
    assertThat(amount).matches(Rules.QUANTITY_PATTERN);
    assertThat(Quantity.parse(amount).getNumericalAmount()).isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "lots", "-1", "+1", "1 Gi", "1GiB", "0x10", "1e3Gi", ".5", "1.", "true"})
  void whatIsNoAmountIsRefused(String amount) {
    assertThat(amount).doesNotMatch(Rules.QUANTITY_PATTERN);
  }
}

package io.lagooperator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void theMedianOfAnEvenCountLiesBetweenTheMiddleTwo() {
    assertThat(Figure.median(List.of(4.0, 1.0, 2.0, 100.0))).isEqualTo(3.0);
    assertThat(Figure.median(List.of(7.0, 1.0, 2.0))).isEqualTo(2.0);
  }

  @Test
  void aPercentileIsAValueThatWasMeasured() {
    var values = IntStream.rangeClosed(1, 200).mapToObj(it -> (double) it).toList();
    assertThat(Figure.percentile(values, 0.99)).isEqualTo(198);
    assertThat(Figure.percentile(List.of(7.0), 0.5)).isEqualTo(7);
  }

  @Test
  void aFigureOnItsBudgetIsWithinIt() {
    assertThat(new Figure("memory", 160, 160, "MiB").isWithinBudget()).isTrue();
    assertThat(new Figure("memory", 160.1, 160, "MiB").isWithinBudget()).isFalse();
  }

  @Test
  void theTableSaysWhichFigureIsOverItsBudget() {
    var table =
        Figure.table(List.of(new Figure("ratio", 1.1, 1.2, "x"), new Figure("writes", 1, 0, "")));

    assertThat(table.get(1)).startsWith("ratio").endsWith("1.10 x     1.20 x  ok");
    assertThat(table.get(2)).startsWith("writes").endsWith("1          0  OVER BUDGET");
  }
}

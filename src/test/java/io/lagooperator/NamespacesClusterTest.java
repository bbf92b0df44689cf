package io.lagooperator;

import io.lagooperator.settings.Setting;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.OperatorProcess;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An operator of some namespaces, each of which it watches by itself. */
@WithOperator
class NamespacesClusterTest {
  /** Times the kinds that are watched, more than one connection carries at once. */
  private static final int MANY = 40;

  @Test
  void anOperatorOfManyNamespacesStartsAndLooksAfterTheFirstAndTheLast(TestNamespace first) {
    try (var last = TestNamespace.create(first.cluster(), "last");
        var operator = start(first, last)) {
      operator.awaitLog("Watching LagoInstances");
      Stream.of(first, last)
          .map(Lagos::new)
          .forEach(
              lagos -> {
                lagos.applyMinimal("operatorClass: " + first.name());
                lagos.awaitState("billing", "Running");
              });
    }
  }

  /** Those in between need not exist: they are asked for all the same. */
  private static OperatorProcess start(TestNamespace first, TestNamespace last) {
    var between = IntStream.range(0, MANY).mapToObj("nothing-here-%d"::formatted).toList();
    var names = "%s,%s,%s".formatted(first.name(), String.join(",", between), last.name());
    return OperatorProcess.start(
        first.cluster(),
        Map.of(Setting.NAMESPACES.variable(), names, Setting.CLASS.variable(), first.name()),
        List.of());
  }
}

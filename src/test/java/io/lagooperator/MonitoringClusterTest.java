package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.RunningOperator;
import io.lagooperator.testing.Scrape;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alert rules and the dashboard ask for nothing that the operator does not tell. */
@WithOperator
class MonitoringClusterTest {
  private static final Path FILES = Path.of("helm", "lago-operator", "files");

  /** A word that is neither in quotes nor in braces nor called nor a grouping. */
  private static final Pattern WORD = Pattern.compile("[a-z_][a-z0-9_]*(?!\\s*\\()\\b");

  private static final Pattern NO_METRIC =
      Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\b(by|or|and|on)\\s*(\\([^)]*\\))?");

  @Test
  void everyMetricThatTheyNameIsThere(TestNamespace namespace)
      throws IOException, InterruptedException {
    var lagos = new Lagos(namespace);
    var own = "operatorClass: " + namespace.name();
    try (var operator =
        RunningOperator.start(namespace.cluster(), "lago-operator/figures", namespace.name())) {
      lagos.applyMinimal(own, "pause: {until: '2100-01-01T00:00:00Z'}", "env: [{name: RAILS_ENV}]");
      lagos.await("billing", "a word", it -> Lagos.isSeen(it));
      var told = Scrape.of(operator.probePort()).names();
      assertThat(expressions()).hasSizeGreaterThan(20);
      assertThat(expressions())
          .allSatisfy(it -> assertThat(metrics(it)).as(it).isNotEmpty().isSubsetOf(told));
    }
  }

  private static Set<String> metrics(String expression) {
    var names = new TreeSet<String>();
    var matcher = WORD.matcher(NO_METRIC.matcher(expression).replaceAll(" "));
    while (matcher.find()) {
      if (matcher.group().contains("_") && !matcher.group().equals("histogram_quantile")) {
        names.add(matcher.group());
      }
    }
    return names;
  }

  private static List<String> expressions() throws IOException {
    var all = new ArrayList<String>();
    collect(new YAMLMapper().readTree(Files.readString(FILES.resolve("alerts.yaml"))), all);
    collect(new ObjectMapper().readTree(Files.readString(FILES.resolve("dashboard.json"))), all);
    return all;
  }

  private static void collect(JsonNode node, List<String> all) {
    all.addAll(node.findValues("expr").stream().map(JsonNode::asText).collect(Collectors.toList()));
  }
}

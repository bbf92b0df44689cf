package io.lagooperator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.lagooperator.testing.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema of the values: whatever is misspelt is refused before anything is installed. */
class ValuesChartTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"replica": 2}                                | replica
          {"image": {"repo": "x"}}                      | repo
          {"image": {"digest": "sha256:12"}}            | digest
          {"image": {"pullPolicy": "Sometimes"}}        | pullPolicy
          {"replicas": "two"}                           | replicas
          {"watch": {"namespaces": "billing"}}          | namespaces
          {"watch": {"namespaces": ["Billing"]}}        | namespaces
          {"watch": {"selector": "team: billing"}}      | selector
          {"secretStores": ["vault"]}                   | secretStores
          {"log": {"level": "verbose"}}                 | level
          {"leaderElection": {"leaseSeconds": 1}}       | leaseSeconds
          {"stopTimeoutSeconds": 0}                     | stopTimeoutSeconds
          {"resources": {"limits": {"memory": "much"}}} | memory
          {"commonLabels": {"app.kubernetes.io/name": "x"}} | app.kubernetes.io/name
          {"env": [{"nam": "A"}]}                       | env
          {"metrics": {"serviceMonitor": {"interval": 5}}} | serviceMonitor
          {"tolerations": [{"effect": "Never"}]}        | effect
          """)
  void whatMakesNoSenseIsRefusedByName(String values, String named) throws IOException {
    var file = Files.createTempFile("values", ".json");
    try {
      Files.writeString(file, values);

      for (var helm : List.of(Helm.three(), Helm.four())) {
        assertThatThrownBy(() -> helm.template("--values=" + file))
            .hasMessageContaining("values don't meet the specifications of the schema")
            .hasMessageContaining(named);
      }
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void everyValueHasASchemaAndEveryBlockIsClosed() throws IOException {
    var yaml = new ObjectMapper(new YAMLFactory());
    var values = yaml.readTree(Files.readString(Helm.CHART.resolve("values.yaml")));
    var schema = yaml.readTree(Files.readString(Helm.CHART.resolve("values.schema.json")));
    var missing = new ArrayList<String>();
    compare("", values, schema, missing);

    assertThat(missing).isEmpty();
  }

  private static void compare(String path, JsonNode values, JsonNode schema, List<String> missing) {
    if (!schema.path("additionalProperties").isBoolean()) {
      missing.add(path + " is open");
    }
    values
        .properties()
        .forEach(
            value -> {
              var at = path + "." + value.getKey();
              var known = schema.path("properties").path(value.getKey());
              if (known.isMissingNode()) {
                missing.add(at + " has no schema");
              } else if (known.has("properties") && value.getValue().isObject()) {
                compare(at, value.getValue(), known, missing);
              }
            });
    schema
        .path("properties")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!values.has(name) && !name.equals("global") && !values.isEmpty()) {
                missing.add(path + "." + name + " is not in values.yaml");
              }
            });
  }
}

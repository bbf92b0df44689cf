package io.lagooperator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lagooperator.testing.FinishedCrd;
import io.lagooperator.testing.Golden;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which fields the operator knows, and how it tells that a cluster does not serve some. */
class ServedSchemaTest {
  private static final Path FIELDS = Path.of("src/main/resources/io/lagooperator/apply/fields.txt");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void itKnowsEachFieldOfTheDefinition() {
    var fields = new TreeSet<String>();
    ServedSchema.collect("", schema(), fields);
    Golden.check(FIELDS, String.join("\n", fields) + "\n");
  }

  @Test
  void fieldsAreFoundInWhatTheApiServerPublishes() {
    assertThat(ServedSchema.fields(published(schema())))
        .containsExactlyInAnyOrderElementsOf(ServedSchema.known().toList());
  }

  @Test
  void whatAnOlderDefinitionLacksIsMissed() {
    var older = schema();
    ((ObjectNode) older.at("/properties/spec/properties")).remove("pause");
    assertThat(ServedSchema.fields(published(older)))
        .doesNotContain("spec.pause", "spec.pause.until")
        .contains("spec.version", "status.conditions.type");
  }

  private static ObjectNode schema() {
    var schema =
        FinishedCrd.committed().getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema();
    return JSON.valueToTree(schema);
  }

  private static String published(ObjectNode schema) {
    var document = JSON.createObjectNode();
    var named = document.putObject("components").putObject("schemas");
    named.putObject("io.k8s.ObjectMeta").putObject("properties").putObject("name");
    var ours = schema.deepCopy();
    ours.putArray("x-kubernetes-group-version-kind").addObject().put("kind", "LagoInstance");
    named.set("io.lago-operator.v1alpha1.LagoInstance", ours);
    return document.toString();
  }
}

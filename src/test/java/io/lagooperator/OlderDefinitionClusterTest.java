package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.apply.ServedSchema;
import io.lagooperator.testing.Cluster;
import io.lagooperator.testing.FinishedCrd;
import io.lagooperator.testing.OperatorProcess;
import io.lagooperator.testing.RunningOperator;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An operator that is newer than the definition of its instances says so, and goes on. */
@WithOperator
class OlderDefinitionClusterTest {
  @Test
  void whatTheClusterDoesNotServeIsNamed() {
    var older = FinishedCrd.committed();
    var schema = older.getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema();
    Objects.requireNonNull(schema.getProperties().get("spec")).getProperties().remove("pause");
    try (var cluster = Cluster.start("older")) {
      RunningOperator.installCrd(cluster.client(), older);
      try (var operator = OperatorProcess.start(cluster, Map.of(), List.of())) {
        operator.awaitLog("is older than this operator");
        assertThat(operator.log())
            .contains("drops these 2 fields: spec.pause, spec.pause.until.")
            .contains("helm upgrade")
            .contains("crds/lagoinstances.lago-operator.io.yaml");
        assertThat(operator.isAlive()).isTrue();
      }
    }
  }

  @Test
  void theOneOfThisReleaseServesAll(TestNamespace namespace) {
    assertThat(ServedSchema.missing(namespace.client())).isEmpty();
  }
}

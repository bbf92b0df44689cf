package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.RunningOperator;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** What a running operator tells whoever watches it. */
@WithOperator
class MetricsClusterTest {
  @Test
  void aPauseIsCountedAsLongAsItLastsBesideWhatTheFrameworkCounts(TestNamespace namespace)
      throws IOException, InterruptedException {
    var lagos = new Lagos(namespace);
    var ownClass = namespace.name();
    try (var operator =
        RunningOperator.start(namespace.cluster(), "lago-operator/metrics", ownClass)) {
      lagos.applyMinimal("operatorClass: " + ownClass, "pause: {until: '2100-01-01T00:00:00Z'}");
      lagos.await("billing", "Paused", it -> "Paused".equals(Lagos.ready(it).getReason()));
      assertThat(metrics(operator))
          .contains(
              "lago_operator_instance_paused_until_timestamp_seconds{instance=\"billing\",namespace=\"%s\"} 4.1024448E9"
                  .formatted(namespace.name()))
          .contains("lago_operator_instance_not_ready_seconds{instance=\"billing\"")
          .contains("operator_sdk_reconciliations_executions_lagoinstance ")
          .contains("operator_sdk_reconciliations_queue_size_lagoinstance ")
          .contains("process_cpu_usage ");

      lagos.applyMinimal("operatorClass: " + ownClass);
      lagos.awaitState("billing", "Running");
      assertThat(metrics(operator))
          .doesNotContain("lago_operator_instance_paused_until_timestamp_seconds{")
          .contains(
              "lago_operator_instances{reason=\"Running\",state=\"Running\",version=\"1.51.0\"} 1.0");
    }
  }

  private static String metrics(LagoOperator operator) throws IOException, InterruptedException {
    var address = URI.create("http://localhost:%d/metrics".formatted(operator.probePort()));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .body();
  }
}

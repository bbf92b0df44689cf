package io.lagooperator.leadership;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor.RequestTags;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.lagooperator.settings.LeaseSettings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may leave a replica that does not hold the lease. */
class FenceTest {
  private static final String DEPLOYMENTS =
      "https://cluster/apis/apps/v1/namespaces/lago/deployments";
  private static final String LEASES =
      "https://cluster/apis/coordination.k8s.io/v1/namespaces/lago/leases/lago-operator";

  private final Fence waiting =
      new Fence(
          Leadership.of(
              Optional.of(
                  new LeaseSettings(
                      "lago-operator", Optional.empty(), "one", Duration.ofSeconds(15)))));

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void itWritesNothing(String method) {
    assertThatThrownBy(() -> ask(waiting, method, DEPLOYMENTS))
        .hasMessage(
            "nothing is written any more, because the lease was not renewed in time; see"
                + " LAGO_OPERATOR_LEASE_SECONDS");
  }

  @Test
  void itReadsAndAsksForTheLease() {
    assertThatCode(() -> ask(waiting, "GET", DEPLOYMENTS)).doesNotThrowAnyException();
    assertThatCode(() -> ask(waiting, "PATCH", LEASES)).doesNotThrowAnyException();
    assertThatCode(() -> ask(waiting, "PATCH", LEASES.replace("//cluster", "//host/k8s/c-1")))
        .doesNotThrowAnyException();
  }

  @Test
  void aloneItWritesAlways() {
    var alone = new Fence(Leadership.of(Optional.empty()));
    assertThatCode(() -> ask(alone, "POST", DEPLOYMENTS)).doesNotThrowAnyException();
  }

  private static void ask(Fence fence, String method, String uri) {
    var builder = new StandardHttpRequest.Builder().uri(uri).method(method, "application/json", "");
    HttpRequest request = builder.build();
    fence.before(builder, request, new NoTags());
  }

  private record NoTags() implements RequestTags {
    @Override
    public <T> T getTag(Class<T> type) {
      throw new UnsupportedOperationException();
    }
  }
}

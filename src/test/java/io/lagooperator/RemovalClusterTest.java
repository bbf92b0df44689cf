package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.RunningOperator;
import io.lagooperator.testing.StatusJudge;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is not wanted any more goes, whatever happens to it meanwhile. */
@WithOperator
class RemovalClusterTest {
  @Test
  void nothingIsSaidToBeDoneBeforeWhatChangedOnItsWayOutIsGone(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    var own = "operatorClass: " + namespace.name();
    var pdf = Patches.on(namespace, Deployment.class, "billing-pdf");
    var meddler = new Meddler("/deployments/billing-pdf", pdf);
    try (var recorder = namespace.record(StatusJudge.kindsAnd(List.of()));
        var operator = RunningOperator.startFor(namespace, meddler)) {
      assertThat(operator.probePort()).isPositive();
      lagos.applyMinimal(own);
      lagos.awaitState("billing", "Running");

      lagos.applyMinimal(own, "components: {pdf: {enabled: false}}");
      lagos.awaitState("billing", "Running");

      assertThat(namespace.client().apps().deployments().withName("billing-pdf").get()).isNull();
      assertThat(meddler.hasMeddled()).isTrue();
      StatusJudge.judge(recorder.upToNow(Patience.LIMIT));
    }
  }

  /** Changes an object just before it would be deleted for the first time. */
  private static final class Meddler implements Interceptor {
    private final String path;
    private final Patches<Deployment> object;
    private final AtomicBoolean meddled = new AtomicBoolean();

    Meddler(String path, Patches<Deployment> object) {
      this.path = path;
      this.object = object;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      if (request.method().equals("DELETE")
          && request.uri().getPath().endsWith(path)
          && meddled.compareAndSet(false, true)) {
        object.merge("{\"metadata\":{\"annotations\":{\"somebody\":\"was here\"}}}");
      }
    }

    boolean hasMeddled() {
      return meddled.get();
    }
  }
}

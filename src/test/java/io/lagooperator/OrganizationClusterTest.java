package io.lagooperator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.Patches;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import org.junit.jupiter.api.Test;

/** The first organization is made once, with credentials that a person can read. */
@WithOperator
class OrganizationClusterTest {
  private static final String ORGANIZATION =
      "organization: {name: Example, email: admin@example.com}";

  @Test
  void itsCredentialsAreGeneratedAndItIsNeverMadeAgain(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    lagos.applyMinimal(ORGANIZATION);
    lagos.awaitState("billing", "Running");

    var admin = Patches.on(namespace, Secret.class, "billing-admin");
    assertThat(admin.get().getData()).containsOnlyKeys("password", "api-key");
    var job = Patches.on(namespace, Job.class, "billing-organization");
    var uid = job.get().getMetadata().getUid();

    // Its password is somebody's own by now: another one would be a lie.
    admin.delete();
    lagos.apply(Lagos.minimal("1.51.1") + "  " + ORGANIZATION + "\n");
    lagos.await("billing", "1.51.1", l -> "1.51.1".equals(l.getStatus().version()));
    lagos.awaitState("billing", "Running");

    assertThat(job.get().getMetadata().getUid()).isEqualTo(uid);
    assertThat(namespace.client().secrets().withName("billing-admin").get()).isNull();
  }

  @Test
  void whyItCouldNotBeMadeIsSaidWhileLagoRuns(TestNamespace namespace) {
    var lagos = new Lagos(namespace);
    try (var fails = namespace.stages().jobFails("organization", 1, "Email is invalid")) {
      lagos.applyMinimal(ORGANIZATION);
      var ready = lagos.awaitReason("billing", "OrganizationFailed");
      assertThat(ready.getMessage())
          .startsWith("The first organization could not be made (Job billing-organization")
          .contains("Email is invalid");
    }
    lagos.applyMinimal("organization: {name: Example, email: other@example.com}");
    lagos.awaitState("billing", "Running");
  }
}

package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBindingBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.Map;

/** Has the API server refuse one kind in one namespace, as an admission webhook would. */
public final class Refusal implements AutoCloseable {
  private final KubernetesClient client;
  private final String namespace;
  private final HasMetadata probe;

  private Refusal(KubernetesClient client, String namespace, HasMetadata probe) {
    this.client = client;
    this.namespace = namespace;
    this.probe = probe;
  }

  /** Of the kind of the probe, which would be taken otherwise. */
  static Refusal of(KubernetesClient client, String namespace, HasMetadata probe, String message) {
    var refusal = new Refusal(client, namespace, probe);
    probe.getMetadata().setNamespace(namespace);
    client
        .resource(
            new ValidatingAdmissionPolicyBuilder()
                .withNewMetadata()
                .withName(namespace)
                .endMetadata()
                .withNewSpec()
                .withNewMatchConstraints()
                .addNewResourceRule()
                .withApiGroups(HasMetadata.getGroup(probe.getClass()))
                .withApiVersions("v1")
                .withOperations("CREATE", "UPDATE")
                .withResources(HasMetadata.getPlural(probe.getClass()))
                .endResourceRule()
                .endMatchConstraints()
                .addNewValidation()
                .withExpression("false")
                .withMessage(message)
                .endValidation()
                .endSpec()
                .build())
        .create();
    client
        .resource(
            new ValidatingAdmissionPolicyBindingBuilder()
                .withNewMetadata()
                .withName(namespace)
                .endMetadata()
                .withNewSpec()
                .withPolicyName(namespace)
                .withValidationActions("Deny")
                .withNewMatchResources()
                .withNewNamespaceSelector()
                .withMatchLabels(Map.of("kubernetes.io/metadata.name", namespace))
                .endNamespaceSelector()
                .endMatchResources()
                .endSpec()
                .build())
        .create();
    refusal.awaitEffect();
    return refusal;
  }

  /** Policies take effect some time after they are made; nothing but a try tells when. */
  private void awaitEffect() {
    var until = Instant.now().plus(Patience.LIMIT);
    while (!isRefused()) {
      if (Instant.now().isAfter(until)) {
        throw new AssertionError("the policy has not come into effect within " + Patience.LIMIT);
      }
    }
  }

  private boolean isRefused() {
    try {
      client.resource(probe).dryRun().create();
      return false;
    } catch (KubernetesClientException e) {
      return true;
    }
  }

  static HasMetadata anIngress() {
    return new IngressBuilder()
        .withNewMetadata()
        .withName("probe")
        .endMetadata()
        .withNewSpec()
        .withNewDefaultBackend()
        .withNewService()
        .withName("probe")
        .withNewPort()
        .withNumber(80)
        .endPort()
        .endService()
        .endDefaultBackend()
        .endSpec()
        .build();
  }

  static HasMetadata aDeployment() {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("probe")
        .endMetadata()
        .withNewSpec()
        .withNewSelector()
        .addToMatchLabels("app", "probe")
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels("app", "probe")
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("probe")
        .withImage("example.com/probe:1")
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  @Override
  public void close() {
    client
        .admissionRegistration()
        .v1()
        .validatingAdmissionPolicyBindings()
        .withName(namespace)
        .delete();
    client.admissionRegistration().v1().validatingAdmissionPolicies().withName(namespace).delete();
  }
}

package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBindingBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.Map;

/** Has the API server refuse the Ingresses of one namespace, as an admission webhook would. */
public final class Refusal implements AutoCloseable {
  private final KubernetesClient client;
  private final String namespace;

  private Refusal(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  static Refusal ofIngresses(KubernetesClient client, String namespace, String message) {
    var refusal = new Refusal(client, namespace);
    client
        .resource(
            new ValidatingAdmissionPolicyBuilder()
                .withNewMetadata()
                .withName(namespace)
                .endMetadata()
                .withNewSpec()
                .withNewMatchConstraints()
                .addNewResourceRule()
                .withApiGroups("networking.k8s.io")
                .withApiVersions("v1")
                .withOperations("CREATE", "UPDATE")
                .withResources("ingresses")
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
    var ingress =
        new IngressBuilder()
            .withNewMetadata()
            .withName("probe")
            .withNamespace(namespace)
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
    try {
      client.resource(ingress).dryRun().create();
      return false;
    } catch (KubernetesClientException e) {
      return true;
    }
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

package io.lagooperator.gitops;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBindingBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.lagooperator.testing.Kubectl;
import io.lagooperator.testing.Manifests;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.TestNamespace;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the expressions for Flux say of an instance: a policy has the API server work them out, in
 * the language that both have in common, and tell the answer as the reason of a refusal.
 */
final class FluxHealth implements AutoCloseable {
  private static final Path EXAMPLE = Path.of("gitops", "flux", "instances.yaml");
  private static final Pattern ANSWER =
      Pattern.compile("inProgress=(true|false) failed=(true|false) current=(true|false)");

  /** Flux has the parts of the object as variables; a policy has the object as one. */
  private static final Pattern PART = Pattern.compile("(?<![.\\w])(status|metadata)\\.");

  private final KubernetesClient client;
  private final Kubectl kubectl;
  private final String name;

  private FluxHealth(TestNamespace namespace) {
    this.client = namespace.cluster().client();
    this.kubectl = Kubectl.in(namespace);
    this.name = "flux-" + namespace.name();
  }

  static FluxHealth in(TestNamespace namespace) {
    var health = new FluxHealth(namespace);
    health.makePolicy();
    health.bindPolicy(namespace.name());
    return health;
  }

  /** In the order in which Flux asks. */
  String of(String instance) {
    var until = Instant.now().plus(Patience.LIMIT);
    while (Instant.now().isBefore(until)) {
      try {
        kubectl.run("annotate", "lago", instance, "flux=asks", "--dry-run=server");
      } catch (UncheckedIOException e) {
        var answer = ANSWER.matcher(String.valueOf(e.getMessage()));
        if (!answer.find()) {
          throw e;
        }
        return answer.group(1).equals("true")
            ? "InProgress"
            : answer.group(2).equals("true")
                ? "Failed"
                : answer.group(3).equals("true") ? "Current" : "InProgress";
      }
    }
    throw new AssertionError("the policy has not come into effect within " + Patience.LIMIT);
  }

  private void makePolicy() {
    var all = expressions();
    client
        .resource(
            new ValidatingAdmissionPolicyBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withNewMatchConstraints()
                .addNewResourceRule()
                .withApiGroups("lago-operator.io")
                .withApiVersions("v1alpha1")
                .withOperations("UPDATE")
                .withResources("lagoinstances")
                .endResourceRule()
                .endMatchConstraints()
                .addNewMatchCondition()
                .withName("is-a-question")
                .withExpression(
                    "has(object.metadata.annotations) && 'flux' in object.metadata.annotations")
                .endMatchCondition()
                .addNewValidation()
                .withExpression("false")
                .withMessageExpression(
                    "'inProgress=' + string(%s) + ' failed=' + string(%s) + ' current=' + string(%s)"
                        .formatted(all.get("inProgress"), all.get("failed"), all.get("current")))
                .endValidation()
                .endSpec()
                .build())
        .create();
  }

  private void bindPolicy(String namespace) {
    client
        .resource(
            new ValidatingAdmissionPolicyBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withPolicyName(name)
                .withValidationActions("Deny")
                .withNewMatchResources()
                .withNewNamespaceSelector()
                .withMatchLabels(Map.of("kubernetes.io/metadata.name", namespace))
                .endNamespaceSelector()
                .endMatchResources()
                .endSpec()
                .build())
        .create();
  }

  private static Map<String, String> expressions() {
    var kustomization = Manifests.only(Manifests.read(EXAMPLE), GenericKubernetesResource.class);
    List<Map<String, String>> checks = kustomization.get("spec", "healthCheckExprs");
    var all = new TreeMap<String, String>();
    checks.get(0).forEach((key, text) -> all.put(key, PART.matcher(text).replaceAll("object.$1.")));
    return all;
  }

  @Override
  public void close() {
    client.admissionRegistration().v1().validatingAdmissionPolicyBindings().withName(name).delete();
    client.admissionRegistration().v1().validatingAdmissionPolicies().withName(name).delete();
  }
}

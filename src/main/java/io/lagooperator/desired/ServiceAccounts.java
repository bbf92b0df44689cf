package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Labels;
import java.util.Optional;

/** The identity of all pods: nothing in Lago talks to the Kubernetes API, so it has no token. */
final class ServiceAccounts {
  private ServiceAccounts() {}

  /** None where the user names one. */
  static Optional<ServiceAccount> of(Instance instance) {
    return instance.pods().serviceAccount().isPresent()
        ? Optional.empty()
        : Optional.of(own(instance));
  }

  private static ServiceAccount own(Instance instance) {
    return new ServiceAccountBuilder()
        .withMetadata(
            Metadata.owned(
                instance,
                instance.names().serviceAccount(),
                Labels.of(instance),
                instance.pods().serviceAccountAnnotations()))
        .withAutomountServiceAccountToken(false)
        .build();
  }
}

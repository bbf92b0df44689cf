package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** What the API server means when it does not do as asked. */
final class ApiRefusals {
  private ApiRefusals() {}

  /** Everything goes with its namespace, the instance too: nothing is left to do. */
  static boolean isNamespaceEnding(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus())
        .map(Status::getDetails)
        .map(StatusDetails::getCauses)
        .filter(
            causes -> causes.stream().anyMatch(c -> "NamespaceTerminating".equals(c.getReason())))
        .isPresent();
  }

  /** The server's own words, without the request around them. */
  static String message(Throwable e) {
    if (e instanceof CompletionException wrapped && wrapped.getCause() != null) {
      return message(wrapped.getCause());
    }
    return e instanceof KubernetesClientException client
            && client.getStatus() != null
            && client.getStatus().getMessage() != null
        ? client.getStatus().getMessage()
        : String.valueOf(e.getMessage());
  }
}

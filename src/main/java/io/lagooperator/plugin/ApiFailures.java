package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the API server or the network said, in words for a user. */
final class ApiFailures {
  private ApiFailures() {}

  static Refusal refusal(KubernetesClientException e, String address) {
    return switch (e.getCode()) {
      case 0 ->
          new Refusal(
              ExitCode.UNREACHABLE,
              "The cluster at %s does not answer: %s. Check the network and the context of your kubeconfig."
                  .formatted(address, innermost(e)));
      case 401 ->
          new Refusal(
              "The cluster at %s does not know you. Log in again, or use another context."
                  .formatted(address));
      case 403 ->
          new Refusal(
              "You may not do that: %s. Ask whoever manages the cluster for this right."
                  .formatted(words(e)));
      case 404 -> new Refusal(notFound(e));
      case 429, 500, 502, 503, 504 ->
          new Refusal(
              ExitCode.UNREACHABLE,
              "The cluster at %s cannot answer now: %s. Try again.".formatted(address, words(e)));
      default -> new Refusal("The cluster refuses it: %s.".formatted(words(e)));
    };
  }

  private static String notFound(KubernetesClientException e) {
    return status(e).map(Status::getDetails).filter(d -> d.getName() != null).isPresent()
        ? "There is no such object: %s.".formatted(words(e))
        : "The cluster does not know that kind of object: %s. Is the Lago operator installed?"
            .formatted(words(e));
  }

  private static Optional<Status> status(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus());
  }

  private static String words(KubernetesClientException e) {
    return status(e)
        .map(Status::getMessage)
        .or(() -> Optional.ofNullable(e.getMessage()))
        .orElse("no reason given")
        .strip()
        .replaceAll("[.]$", "");
  }

  private static String innermost(Throwable e) {
    var last =
        Stream.iterate(e, Objects::nonNull, Throwable::getCause)
            .reduce((outer, inner) -> inner)
            .orElse(e);
    var kind = last.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return Optional.ofNullable(last.getMessage()).filter(m -> !m.isBlank()).orElse(kind);
  }
}

package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the API server or the network said, in words for a user. */
final class ApiFailures {
  private ApiFailures() {}

  static Refusal refusal(KubernetesClientException e, String address) {
    if (e.getCode() < 100) {
      return new Refusal(
          ExitCode.UNREACHABLE,
          "The cluster at %s does not answer: %s. Check the network and the context of your kubeconfig."
              .formatted(address, innermost(e)));
    }
    return switch (e.getCode()) {
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

  static String words(KubernetesClientException e) {
    return status(e)
        .map(Status::getMessage)
        .or(() -> Optional.ofNullable(e.getMessage()))
        .orElse("no reason given")
        .strip()
        .replaceAll("[.]$", "");
  }

  /** The network's own word, which the client wraps in others of its own. */
  private static String innermost(Throwable e) {
    var causes = Stream.iterate(e, Objects::nonNull, Throwable::getCause).toList();
    var last = causes.get(causes.size() - 1);
    var cause =
        causes.stream()
            .filter(it -> it instanceof IOException && !(it instanceof ClosedChannelException))
            .reduce((outer, inner) -> inner)
            .orElse(last);
    if (cause instanceof UnknownHostException) {
      return "unknown host";
    }
    var kind =
        cause
            .getClass()
            .getSimpleName()
            .replace("Exception", "")
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return Optional.ofNullable(cause.getMessage())
        .filter(message -> !message.isBlank())
        .orElse(kind.equals("Connect") ? "connection refused" : kind);
  }
}

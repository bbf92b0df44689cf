package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lagooperator.model.Problem;
import io.lagooperator.status.Outcome.Failure;
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

  /** A server that does not answer, or is busy, is tried again without a word. */
  static Optional<Problem> problem(Exception error) {
    if (error instanceof KubernetesClientException refused) {
      return refused.getCode() == 403 || refused.getCode() == 422
          ? Optional.of(
              new Problem(
                  Problem.Kind.API_REFUSED,
                  "spec",
                  "the API server refused what the operator needs to do (%s). Grant or change what that names; the operator tries again by itself"
                      .formatted(message(refused))))
          : Optional.empty();
    }
    return Optional.of(unexpected(error));
  }

  private static Problem unexpected(Exception error) {
    return new Problem(
        Problem.Kind.UNEXPECTED,
        "spec",
        "the operator met something that it does not know how to handle (%s). %s"
            .formatted(error, "This is a fault of the operator: look into its log, and report it"));
  }

  /** Whatever the server says belongs into status; without an answer there is nothing to say. */
  static Failure failure(String object, boolean exists, KubernetesClientException e) {
    if (isNamespaceEnding(e) || e.getCode() == 0) {
      throw e;
    }
    if (isPassing(e)) {
      return new Failure.Passing(object);
    }
    return exists
        ? new Failure.ChangeRefused(object, message(e))
        : new Failure.Refused(object, message(e));
  }

  /**
   * Somebody was faster, or the server is busy; a webhook that does not answer is no such thing.
   */
  static boolean isPassing(KubernetesClientException e) {
    return switch (e.getCode()) {
      case 409, 429, 502, 503, 504 -> true;
      default -> false;
    };
  }
}

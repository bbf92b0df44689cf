package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.Condition;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.LagoInstanceStatus;
import io.lagooperator.api.LagoInstanceStatus.ServiceStatus;
import io.lagooperator.status.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the status of an instance says, whatever is missing in it. */
record Statuses(LagoInstance lago) {
  LagoInstanceStatus status() {
    return Objects.requireNonNullElse(lago.getStatus(), LagoInstanceStatus.NONE);
  }

  /** Whether an operator has ever said anything. */
  boolean isThere() {
    return status().state() != null;
  }

  /** Whether it speaks of the newest spec. */
  boolean isCurrent() {
    return Objects.equals(status().observedGeneration(), lago.getMetadata().getGeneration());
  }

  List<Condition> conditions() {
    return Objects.requireNonNullElse(status().conditions(), List.of());
  }

  List<ServiceStatus> services() {
    return Objects.requireNonNullElse(status().services(), List.of());
  }

  Optional<Condition> condition(String type) {
    return conditions().stream().filter(c -> type.equals(c.getType())).findFirst();
  }

  boolean is(String type) {
    return condition(type).filter(c -> "True".equals(c.getStatus())).isPresent();
  }

  /** The reason of Ready; none where a newer operator uses a word that is not known here. */
  Optional<Reason> reason() {
    return condition("Ready").map(Condition::getReason).flatMap(Statuses::known);
  }

  Optional<ServiceStatus> service(String name) {
    return services().stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** The service that gives this reason, if one does. */
  Optional<String> serviceWith(Reason reason) {
    return services().stream()
        .filter(s -> reason.name().equals(s.reason()))
        .map(ServiceStatus::name)
        .findFirst();
  }

  String message() {
    return Objects.requireNonNullElse(status().message(), "");
  }

  static Optional<Reason> known(String word) {
    return Arrays.stream(Reason.values()).filter(r -> r.name().equals(word)).findFirst();
  }
}

package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one Lago is, in the words of the product. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LagoInstanceStatus(
    @JsonPropertyDescription("Running, Stopped, Starting or Unknown.")
        @PrinterColumn(name = "STATE")
        @Nullable String state,
    @JsonPropertyDescription("True only when state is Running.") @Nullable Boolean running,
    @JsonPropertyDescription("Generation of the spec that this status speaks of.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("Release that the workloads run.") @PrinterColumn(name = "VERSION")
        @Nullable String version,
    @JsonPropertyDescription("Release that the database is at.") @Nullable String schemaVersion,
    @JsonPropertyDescription("Services that are as wanted, of all services.")
        @PrinterColumn(name = "READY")
        @Nullable String ready,
    @JsonPropertyDescription("What is happening, and what to do next if anything.")
        @PrinterColumn(name = "MESSAGE", priority = 1)
        @Nullable String message,
    @JsonPropertyDescription("Public addresses.") @Nullable Urls urls,
    @JsonPropertyDescription("Every service of the instance.")
        @Nullable List<ServiceStatus> services,
    @JsonPropertyDescription("The upgrade that is under way, and those before.")
        @Nullable Upgrade upgrade,
    @JsonPropertyDescription("Where in-cluster clients of the API find its address and key.")
        @Nullable Binding binding,
    @JsonPropertyDescription("Database connections that the instance may open.")
        @Nullable Connections connections,
    @JsonPropertyDescription("Where raw patches are merged onto what the operator renders.")
        @Nullable List<String> overridden,
    @JsonPropertyDescription("Conditions of the instance, by type.")
        @Nullable List<Condition> conditions) {

  /** What is empty is not written, and a status must be as it is read. */
  public LagoInstanceStatus {
    overridden = overridden == null || overridden.isEmpty() ? null : List.copyOf(overridden);
  }

  /** Of an instance that nobody has looked at yet. */
  public static final LagoInstanceStatus NONE =
      new LagoInstanceStatus(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  /** Public addresses of the instance. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Urls(
      @JsonPropertyDescription("Address of the user interface.") @PrinterColumn(name = "URL")
          @Nullable String front,
      @JsonPropertyDescription("Address of the API.") @Nullable String api) {}

  /** A Secret in the form of the Service Binding specification. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Binding(@JsonPropertyDescription("Name of the Secret.") @Required String name) {}

  /** One service of the instance. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ServiceStatus(
      @JsonPropertyDescription("Name of the service.") @Required String name,
      @JsonPropertyDescription("Running, Stopped, Starting or Unknown.") @Nullable String state,
      @JsonPropertyDescription("Pods that are ready.") @Nullable Integer ready,
      @JsonPropertyDescription("Pods that are wanted.") @Nullable Integer desired,
      @JsonPropertyDescription("Image that the service runs.") @Nullable String image,
      @JsonPropertyDescription("Restarts of the containers of the pods that are there.")
          @Nullable Integer restarts,
      @JsonPropertyDescription("Why the service is not running, in one word.")
          @Nullable String reason,
      @JsonPropertyDescription("What happened, and what to do next.") @Nullable String message) {}

  /** Database connections of the instance. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Connections(
      @JsonPropertyDescription(
              "Connections that all pods may open together, at their greatest number.")
          @Nullable Integer budget,
      @JsonPropertyDescription(
              "Connections that the server allows, as database.maxConnections says.")
          @Nullable Integer limit) {}

  /** The way from one release to another, and those that were gone before. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Upgrade(
      @JsonPropertyDescription("Release that the upgrade started from.") @Nullable String from,
      @JsonPropertyDescription("Release that the spec asks for.") @Nullable String to,
      @JsonPropertyDescription("Release that is being reached now.") @Nullable String hop,
      @JsonPropertyDescription("What is being done now.") @Nullable String step,
      @JsonPropertyDescription("Releases still to be reached, in order.")
          @Nullable List<String> path,
      @JsonPropertyDescription("When the first Job of the upgrade was made.")
          @Nullable String started,
      @JsonPropertyDescription("The last ten upgrades, newest first.")
          @Nullable List<PastUpgrade> history) {}

  /** An upgrade that is over. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PastUpgrade(
      @JsonPropertyDescription("Release that the upgrade started from.") @Nullable String from,
      @JsonPropertyDescription("Release that was asked for.") @Nullable String to,
      @JsonPropertyDescription("When its first Job was made.") @Nullable String started,
      @JsonPropertyDescription("When its last migration ended.") @Nullable String finished,
      @JsonPropertyDescription("Succeeded, or Superseded by another wish on the way.")
          @Nullable String result) {}
}

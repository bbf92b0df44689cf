package io.lagooperator.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The components that the vendor's chart runs, as its values describe them. */
final class ChartComponents {
  private static final Map<String, String> WORKERS = new LinkedHashMap<>();

  static {
    WORKERS.put("eventsWorker", "events");
    WORKERS.put("billingWorker", "billing");
    WORKERS.put("pdfWorker", "pdfWorker");
    WORKERS.put("webhookWorker", "webhook");
    WORKERS.put("clockWorker", "clockWorker");
    WORKERS.put("paymentWorker", "payments");
  }

  private final ChartValues values;
  private final Spec spec;
  private final Map<String, String> environment;
  private final List<Left> left;

  ChartComponents(ChartValues values, Spec spec, Map<String, String> environment, List<Left> left) {
    this.values = values;
    this.spec = spec;
    this.environment = environment;
    this.left = left;
  }

  void carry() {
    component("api", "api");
    component("front", "front");
    component("pdf", "pdf");
    component("worker", "worker");
    component("clock", "clock");
    WORKERS.forEach(
        (value, name) -> {
          if (values.at(value + ".enabled").asBoolean(value.equals("eventsWorker"))
              && values.at(value).isObject()) {
            spec.put("components." + name + ".enabled", true);
            component(value, name);
          }
        });
    values.number("api.rails.maxThreads", "components.api.threads");
    values.number("api.rails.webConcurrency", "components.api.processes");
  }

  private void component(String value, String name) {
    var field = "components." + name;
    if (!name.equals("clock")) {
      autoscalingOrReplicas(value, field);
    }
    if (!Set.of("api", "front", "pdf", "clock").contains(name)) {
      values.number(value + ".rails.sidekiqConcurrency", field + ".concurrency");
    }
    values.raw(value + ".resources", field + ".resources");
    values.raw(value + ".tolerations", field + ".scheduling.tolerations");
    values.raw(value + ".nodeSelector", field + ".scheduling.nodeSelector");
    values.raw(value + ".affinity", field + ".scheduling.affinity");
    extraEnv(value, name);
    for (var other : List.of("podAnnotations", "podLabels")) {
      if (!values.at(value + "." + other).isEmpty()) {
        left.add(
            new Left(
                value + "." + other,
                "write it to spec.%s.podTemplate.metadata, or for all to spec.defaults"
                    .formatted(field)));
      }
    }
  }

  private void autoscalingOrReplicas(String value, String field) {
    var scaling = values.at(value + ".autoscaling");
    if (scaling.path("enabled").asBoolean()) {
      spec.put(field + ".autoscaling.min", scaling.path("minReplicas").asInt(1));
      spec.put(field + ".autoscaling.max", scaling.path("maxReplicas").asInt(3));
      spec.put(
          field + ".autoscaling.cpuPercent",
          scaling.path("targetCPUUtilizationPercentage").asInt(80));
    } else if (values.at(value + ".replicas").asInt(1) > 1) {
      values.number(value + ".replicas", field + ".replicas");
    }
  }

  private void extraEnv(String value, String name) {
    values
        .at(value + ".extraEnv")
        .properties()
        .forEach(
            entry -> {
              var variable = entry.getKey();
              whyNot(name, variable, entry.getValue())
                  .ifPresentOrElse(
                      reason -> left.add(new Left(variable + " of " + value, reason)),
                      () -> environment.put(variable, entry.getValue().asText()));
            });
  }

  /** All processes get one environment, that of the API first. */
  private Optional<String> whyNot(String component, String variable, JsonNode value) {
    if (component.equals("front")) {
      return Optional.of("the user interface reads its settings from the operator alone");
    }
    if (!value.isValueNode()) {
      return Optional.of("it is no plain value: write it to spec.env");
    }
    var known = environment.get(variable);
    if (known == null && !component.equals("api") && EncryptionNames.isReadFirst(variable)) {
      return Optional.of("api has no such name, and its key is carried over");
    }
    return known == null || known.equals(value.asText())
        ? Optional.empty()
        : Optional.of("it differs from what the release has elsewhere, which all processes get");
  }
}

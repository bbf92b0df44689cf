package io.lagooperator.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.lagooperator.api.ComponentSpec;
import io.lagooperator.api.EnvironmentVariable;
import io.lagooperator.api.LagoInstanceSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Rules on the containers of a patch: Lago's own keeps what it runs, others keep the level. */
final class ContainerRules {
  private static final Set<String> FREE = Set.of("name", "resources");

  /** One way to write a path: others would reach the same folder unnoticed. */
  private static final String PLAIN_PATH = "(/(?![.]{1,2}(/|$))[^/]+)+";

  private static final Set<String> PROBE_NUMBERS =
      Set.of(
          "initialDelaySeconds",
          "periodSeconds",
          "timeoutSeconds",
          "successThreshold",
          "failureThreshold");

  // spotless:off — a table is read by its lines
  private static final Map<String, String> REFUSED =
      Map.of(
          "image", "the release decides it; spec.images says where from",
          "imagePullPolicy", "spec.images.pullPolicy says it for all",
          "command", "the release decides what Lago runs",
          "args", "the release decides what Lago runs",
          "workingDir", "the release decides what Lago runs",
          "envFrom", "it could set names that the operator owns; name each variable in env",
          "securityContext", "it follows from spec.defaults.security",
          "lifecycle", "requests and jobs end in good order by it");
  // spotless:on

  private final PatchedComponent component;
  private final LagoInstanceSpec spec;
  private final Complaints found;

  ContainerRules(PatchedComponent component, LagoInstanceSpec spec, Complaints found) {
    this.component = component;
    this.spec = spec;
    this.found = found;
  }

  void check(String path, String list, JsonNode containers) {
    component.kept(path, containers, found);
    for (var container : containers) {
      var name = container.path("name").asText();
      var at = path + "." + name;
      if (!name.equals(component.container())) {
        new SidecarRules(component, found).check(at, container);
      } else if (list.equals("containers")) {
        own(at, container);
      } else {
        found.add(
            at, "may not be called so: it is the name of Lago's own container; choose another");
      }
    }
  }

  private void own(String path, JsonNode container) {
    each(path, container, (at, field) -> own(at, field, container.get(field)));
  }

  private void own(String path, String field, JsonNode value) {
    switch (field) {
      case "env" -> items(path, value, "name", this::variable);
      case "ports" -> items(path, value, "containerPort", this::port);
      case "volumeMounts" -> items(path, value, "mountPath", this::mount);
      case "startupProbe", "readinessProbe", "livenessProbe" -> {
        component.kept(path, value, found);
        each(path, value, this::probe);
      }
      default ->
          found.check(
              FREE.contains(field) || field.equals(StrategicMerge.DIRECTIVE),
              path,
              "may not be set: "
                  + REFUSED.getOrDefault(field, "the operator decides it")
                  + "; leave it out");
    }
  }

  private void items(String path, JsonNode list, String key, BiConsumer<String, JsonNode> rule) {
    component.kept(path, list, found);
    for (var item : list) {
      if (!item.has(StrategicMerge.DIRECTIVE)) {
        rule.accept(path + "." + item.path(key).asText(), item);
      }
    }
  }

  private void variable(String path, JsonNode variable) {
    var name = variable.path("name").asText();
    EnvRules.complaint(name, EnvRules.readers(component.component()))
        .or(() -> givenElsewhere(name))
        .ifPresent(sentence -> found.add(path, sentence));
  }

  /** Two sources of one variable would be merged into something that is neither. */
  private Optional<String> givenElsewhere(String name) {
    var ofAll =
        component.component().isRuby()
            ? Optional.ofNullable(spec.env())
            : Optional.<List<EnvironmentVariable>>empty();
    var own =
        Optional.ofNullable(spec.components())
            .map(components -> components.get(component.component().specName()))
            .map(ComponentSpec::env);
    return Stream.of(ofAll, own)
            .flatMap(Optional::stream)
            .flatMap(List::stream)
            .anyMatch(variable -> variable.name().equals(name))
        ? Optional.of("may not set " + name + ", which env of the spec sets; give it in one place")
        : Optional.empty();
  }

  private void port(String path, JsonNode port) {
    component.port(path, port, found);
  }

  private void mount(String path, JsonNode mount) {
    var folder = mount.path("mountPath").asText().replaceFirst("/+$", "");
    if (!folder.matches(PLAIN_PATH)) {
      found.add(
          path,
          "may not be mounted there: give the path without empty parts, dots and double dots");
      return;
    }
    hidden(folder)
        .ifPresent(
            what ->
                found.add(
                    path,
                    "may not be mounted there: it would hide %s, which Lago uses; choose another folder"
                        .formatted(what)));
  }

  /** A volume of the operator's, or a part of the image, that is not seen behind a mount. */
  private Optional<String> hidden(String folder) {
    return Stream.concat(
            OwnVolume.of(component.component()).stream()
                .map(OwnVolume::path)
                .filter(own -> own.equals(folder) || own.startsWith(folder + "/")),
            code().stream().filter(own -> (folder + "/").startsWith(own + "/")).map(own -> folder))
        .findFirst();
  }

  /** Where images keep programs and their settings. */
  private List<String> code() {
    return switch (component.component().role()) {
      case API, WORKER, STREAM, CLOCK -> List.of("/app");
      case FRONT -> List.of("/etc/nginx");
      case PDF, STORE -> List.of();
    };
  }

  private void probe(String path, String field) {
    found.check(
        PROBE_NUMBERS.contains(field) || field.equals(StrategicMerge.DIRECTIVE),
        path,
        "may not be set: the release decides how Lago is asked; give times and thresholds only");
  }

  private static void each(String path, JsonNode block, BiConsumer<String, String> rule) {
    block.fieldNames().forEachRemaining(field -> rule.accept(path + "." + field, field));
  }
}

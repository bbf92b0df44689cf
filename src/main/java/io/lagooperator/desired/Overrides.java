package io.lagooperator.desired;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.lagooperator.api.SecurityLevel;
import io.lagooperator.model.StrategicMerge;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pod templates with what users merge onto them; what that may be was looked at before. */
final class Overrides {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Overrides() {}

  /** What is added keeps the security level too, without a word from the user. */
  static PodTemplateSpec merged(PodTemplateSpec rendered, ObjectNode patch, SecurityLevel level) {
    var ours = containers(rendered).map(Container::getName).collect(Collectors.toUnmodifiableSet());
    var merged = read(StrategicMerge.merge(JSON.valueToTree(rendered), patch));
    containers(merged)
        .filter(container -> !ours.contains(container.getName()))
        .forEach(container -> secure(container, level));
    return merged;
  }

  private static void secure(Container added, SecurityLevel level) {
    var given = Optional.ofNullable(added.getSecurityContext()).orElse(new SecurityContext());
    added.setSecurityContext(Security.sidecar(level, given));
  }

  private static Stream<Container> containers(PodTemplateSpec template) {
    return Stream.of(template.getSpec().getContainers(), template.getSpec().getInitContainers())
        .flatMap(List::stream);
  }

  private static PodTemplateSpec read(ObjectNode template) {
    try {
      return JSON.treeToValue(template, PodTemplateSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the patch was valid, and what it gives is not", e);
    }
  }
}

package io.lagooperator.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.SecurityLevel;

/** A component whose pod template is patched, and the security level that its pods must keep. */
record PatchedComponent(Component component, SecurityLevel level) {

  static PatchedComponent of(Component component, LagoInstanceSpec spec) {
    var given = spec.defaults() == null ? null : spec.defaults().security();
    return new PatchedComponent(
        component,
        SecurityLevel.Baseline.name().equals(given)
            ? SecurityLevel.Baseline
            : SecurityLevel.Restricted);
  }

  boolean isRestricted() {
    return level == SecurityLevel.Restricted;
  }

  /** The name of Lago's own container. */
  String container() {
    return component.label();
  }

  /** What the operator renders may be added to, and neither removed nor replaced. */
  void kept(String path, JsonNode value, Complaints found) {
    var removes = value.isNull() || value.has(StrategicMerge.DIRECTIVE);
    for (var item : value) {
      removes |= value.isArray() && item.has(StrategicMerge.DIRECTIVE);
    }
    found.check(
        !removes,
        path,
        "may not be removed or replaced, since Lago relies on what is there; add to it, or leave it"
            + " out");
  }

  /** All containers of a pod share one network, and nothing of it is the node's. */
  void port(String path, JsonNode port, Complaints found) {
    found.check(
        port.path("hostPort").asInt() == 0,
        path + ".hostPort",
        "may not be set: pods of Lago share nothing with their node; leave it out");
    found.check(
        !port.path("name").asText().equals(Ports.NAME)
            && !Ports.isTaken(component, port.path("containerPort").asInt()),
        path,
        "may not be set: Lago itself listens there; choose another port");
  }
}

package io.lagooperator.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Rules on containers that a patch adds: pods must still pass the Pod Security level. */
final class SidecarRules {
  /** What Pod Security "baseline" lets a container add. */
  private static final Set<String> BASELINE_CAPABILITIES =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  private static final Set<String> RESTRICTED_CAPABILITIES = Set.of("NET_BIND_SERVICE");

  private final PatchedComponent component;
  private final Complaints found;

  SidecarRules(PatchedComponent component, Complaints found) {
    this.component = component;
    this.found = found;
  }

  void check(String path, JsonNode container) {
    found.check(
        container.hasNonNull("image") || container.has(StrategicMerge.DIRECTIVE),
        path,
        "is no container of this pod, and has no image to be added with; give image, or name Lago's"
            + " own container, which is "
            + component.container());
    for (var port : container.path("ports")) {
      component.port(path + ".ports." + port.path("containerPort").asText(), port, found);
    }
    for (var use : List.of("startupProbe", "readinessProbe", "livenessProbe", "lifecycle")) {
      host(path + "." + use, container.path(use));
    }
    security(path + ".securityContext", container.path("securityContext"));
  }

  /** Pods whose probes ask another host than themselves do not pass. */
  private void host(String path, JsonNode use) {
    for (var action : List.of("httpGet", "tcpSocket")) {
      for (var of : List.of(use, use.path("postStart"), use.path("preStop"))) {
        found.check(
            of.path(action).path("host").asText("").isEmpty(),
            path,
            "may not name a host: the kubelet would ask it in the name of the node; leave host out");
      }
    }
  }

  private void security(String path, JsonNode given) {
    refuse(path, given, "privileged", "true");
    refuse(path, given, "procMount", "Unmasked");
    refuse(path, given.path("seccompProfile"), "type", "Unconfined");
    refuse(path, given.path("appArmorProfile"), "type", "Unconfined");
    for (var field : List.of("seLinuxOptions", "windowsOptions")) {
      found.check(!given.hasNonNull(field), path, loosens(field));
    }
    var capabilities = given.path("capabilities");
    capabilities
        .path("add")
        .forEach(
            capability ->
                found.check(
                    mayAdd().contains(capability.asText()),
                    path,
                    loosens("capability " + capability.asText())));
    if (component.isRestricted()) {
      refuse(path, given, "allowPrivilegeEscalation", "true");
      refuse(path, given, "runAsNonRoot", "false");
      refuse(path, given, "runAsUser", "0");
      var drop = capabilities.path("drop");
      found.check(
          drop.isEmpty() || contains(drop, "ALL"),
          path,
          "must drop capability ALL; leave drop out to have it so");
    }
  }

  private Set<String> mayAdd() {
    return component.isRestricted() ? RESTRICTED_CAPABILITIES : BASELINE_CAPABILITIES;
  }

  private void refuse(String path, JsonNode block, String field, String value) {
    found.check(!block.path(field).asText("").equals(value), path, loosens(field + ": " + value));
  }

  private String loosens(String what) {
    return "may not have %s: pods would not pass Pod Security %s, the level of spec.defaults.security; leave it out"
        .formatted(what, component.level());
  }

  private static boolean contains(JsonNode list, String word) {
    for (var item : list) {
      if (item.asText().equals(word)) {
        return true;
      }
    }
    return false;
  }
}

package io.lagooperator.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.lagooperator.api.LagoInstanceSpec;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules on what is merged onto pod templates: it may add, and change what nothing relies on. */
final class PodTemplateRules {
  private static final Set<String> FREE =
      Set.of(
          "dnsConfig",
          "dnsPolicy",
          "hostAliases",
          "hostname",
          "hostnameOverride",
          "imagePullSecrets",
          "nodeSelector",
          "preemptionPolicy",
          "priorityClassName",
          "resourceClaims",
          "resources",
          "runtimeClassName",
          "schedulerName",
          "setHostnameAsFQDN",
          "shareProcessNamespace",
          "subdomain",
          "topologySpreadConstraints");

  // spotless:off — a table is read by its lines
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("serviceAccountName", "the account of all pods is spec.defaults.serviceAccount"),
          Map.entry("serviceAccount", "the account of all pods is spec.defaults.serviceAccount"),
          Map.entry("automountServiceAccountToken", "pods of Lago carry no token of the cluster"),
          Map.entry("enableServiceLinks", "variables of other Services could overrule Lago's"),
          Map.entry("hostNetwork", "pods of Lago share nothing with their node"),
          Map.entry("hostPID", "pods of Lago share nothing with their node"),
          Map.entry("hostIPC", "pods of Lago share nothing with their node"),
          Map.entry("hostUsers", "pods of Lago share nothing with their node"),
          Map.entry("securityContext", "it follows from spec.defaults.security"),
          Map.entry("readinessGates", "a pod that waits for others looks like one on a lost node"),
          Map.entry("restartPolicy", "pods of Lago always start again"),
          Map.entry("activeDeadlineSeconds", "a job that is cut off is lost"),
          Map.entry("terminationGracePeriodSeconds", "a job that is cut off is lost"),
          Map.entry("nodeName", "it would lead past the scheduler; give nodeSelector"));
  // spotless:on

  private final PatchedComponent component;
  private final LagoInstanceSpec spec;
  private final Complaints found;

  private PodTemplateRules(PatchedComponent component, LagoInstanceSpec spec, Complaints found) {
    this.component = component;
    this.spec = spec;
    this.found = found;
  }

  static void check(LagoInstanceSpec spec, Complaints found) {
    if (spec.components() != null) {
      spec.components().forEach((name, given) -> check(name, given.podTemplate(), spec, found));
    }
  }

  private static void check(
      String name, @Nullable ObjectNode template, LagoInstanceSpec spec, Complaints found) {
    var component = Component.bySpecName(name);
    if (template == null || component.isEmpty()) {
      return;
    }
    var path = "spec.components." + name + ".podTemplate";
    var form = PatchForm.of(path, template);
    if (form.problems().isEmpty()) {
      StrictReader.problem(path, form.plain(), PodTemplateSpec.class, "pod")
          .ifPresentOrElse(
              found::add,
              () ->
                  new PodTemplateRules(PatchedComponent.of(component.get(), spec), spec, found)
                      .check(path, template));
    } else {
      form.problems().forEach(found::add);
    }
  }

  private void check(String path, JsonNode template) {
    kept(path, template);
    metadata(path + ".metadata", template.path("metadata"));
    var pod = template.path("spec");
    kept(path + ".spec", pod);
    pod.properties()
        .forEach(
            field -> field(path + ".spec." + field.getKey(), field.getKey(), field.getValue()));
  }

  private void metadata(String path, JsonNode metadata) {
    kept(path, metadata);
    metadata
        .properties()
        .forEach(
            field -> {
              var at = path + "." + field.getKey();
              kept(at, field.getValue());
              found.check(
                  Set.of("labels", "annotations", StrategicMerge.DIRECTIVE)
                      .contains(field.getKey()),
                  at,
                  "may not be set: pods take only labels and annotations from here");
              field.getValue().fieldNames().forEachRemaining(key -> key(at, key, found));
            });
  }

  /** Of a label or an annotation of pods, wherever it is given. */
  static void key(String path, String key, Complaints found) {
    found.check(
        !Labels.isOwned(key),
        path + "." + key,
        "may not be set: the operator finds and tells its pods by it; choose another key");
    found.check(
        !key.startsWith("container.apparmor.security.beta.kubernetes.io/"),
        path + "." + key,
        "may not be set: give securityContext.appArmorProfile to a container that you add");
  }

  private void field(String path, String field, JsonNode value) {
    switch (field) {
      case "containers", "initContainers" ->
          new ContainerRules(component, spec, found).check(path, field, value);
      case "volumes" -> new PodVolumeRules(component, found).check(path, value);
      case "affinity" -> affinity(path, value);
      case "tolerations" ->
          found.check(
              component.component() != Component.CLOCK,
              path,
              "may not be set: the clock must stay on a lost node, or there could be two; give"
                  + " components.clock.scheduling.tolerations, which keeps it there");
      default ->
          found.check(
              FREE.contains(field),
              path,
              "may not be set: "
                  + REFUSED.getOrDefault(field, "the operator and the cluster decide it")
                  + "; leave it out");
    }
  }

  private void affinity(String path, JsonNode affinity) {
    kept(path, affinity);
    found.check(
        !affinity.has("podAffinity"),
        path + ".podAffinity",
        "may not be set: pods that share the volume for files find each other by it; give"
            + " components.%s.scheduling.affinity, which is joined with that"
                .formatted(component.component().specName()));
  }

  private void kept(String path, JsonNode value) {
    component.kept(path, value, found);
  }
}

package io.lagooperator.model;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Affinity;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.SchedulingSpec;
import org.jspecify.annotations.Nullable;

/** Rules on where pods run: what the schema leaves open to stay small is looked at here. */
final class PlacementRules {
  private static final ObjectMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private PlacementRules() {}

  static void check(LagoInstanceSpec spec, Complaints found) {
    if (spec.defaults() != null) {
      scheduling("spec.defaults.scheduling", spec.defaults().scheduling(), found);
    }
    if (spec.components() != null) {
      spec.components()
          .forEach(
              (name, given) ->
                  scheduling("spec.components." + name + ".scheduling", given.scheduling(), found));
    }
  }

  private static void scheduling(
      String path, @Nullable SchedulingSpec scheduling, Complaints found) {
    if (scheduling != null && scheduling.affinity() != null) {
      found.check(
          isAffinity(scheduling.affinity()),
          path + ".affinity",
          "is not an affinity as pods have it; see kubectl explain pod.spec.affinity");
    }
  }

  private static boolean isAffinity(ObjectNode given) {
    try {
      // What Kubernetes does not know would come back as additional properties.
      var read = STRICT.convertValue(given, Affinity.class);
      return STRICT.valueToTree(read).equals(given) && read.getAdditionalProperties().isEmpty();
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}

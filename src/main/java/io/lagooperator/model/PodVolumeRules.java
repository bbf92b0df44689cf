package io.lagooperator.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Rules on volumes that a patch adds: of a kind that is safe, and beside those of the operator. */
final class PodVolumeRules {
  /** What Pod Security "restricted" lets pods mount. */
  private static final Set<String> SAFE =
      Set.of(
          "name",
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");

  private final PatchedComponent component;
  private final Complaints found;

  PodVolumeRules(PatchedComponent component, Complaints found) {
    this.component = component;
    this.found = found;
  }

  void check(String path, JsonNode volumes) {
    component.kept(path, volumes, found);
    for (var volume : volumes) {
      var name = volume.path("name").asText();
      var at = path + "." + name;
      found.check(
          OwnVolume.of(component.component()).stream().noneMatch(o -> o.volume().equals(name)),
          at,
          "may not be set: it is a volume of the operator; choose another name");
      found.check(
          volume.size() > 1, at, "does not say what it holds; give a kind, such as emptyDir: {}");
      volume.fieldNames().forEachRemaining(kind -> kind(at, kind));
      for (var source : volume.path("projected").path("sources")) {
        found.check(
            !source.hasNonNull("serviceAccountToken"),
            at,
            "may not hold serviceAccountToken: pods of Lago carry no token of the cluster; leave it out");
      }
    }
  }

  private void kind(String path, String kind) {
    found.check(
        SAFE.contains(kind)
            || kind.equals(StrategicMerge.DIRECTIVE)
            || (!component.isRestricted() && !kind.equals("hostPath")),
        path + "." + kind,
        "may not be mounted: pods would not pass Pod Security %s; use another kind of volume"
            .formatted(component.level()));
  }
}

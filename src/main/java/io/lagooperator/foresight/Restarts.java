package io.lagooperator.foresight;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.model.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whose pods do not live through a story. */
final class Restarts {
  private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet");

  private Restarts() {}

  /** Workloads whose pods are replaced or end for a while; new ones and those that go do not. */
  static List<String> of(Story story) {
    var last = new HashMap<ObjectKey, HasMetadata>();
    var restarted = new TreeSet<String>();
    story
        .writes()
        .filter(write -> WORKLOADS.contains(write.key().kind()))
        .forEach(
            write -> {
              var before = Optional.ofNullable(last.get(write.key())).or(write::before);
              write.after().ifPresent(after -> last.put(write.key(), after));
              before
                  .filter(b -> write.after().filter(after -> isAnother(b, after)).isPresent())
                  .ifPresent(b -> restarted.add(write.key().name()));
            });
    return List.copyOf(restarted);
  }

  private static boolean isAnother(HasMetadata before, HasMetadata after) {
    return !Objects.equals(revision(before), revision(after)) || isDown(before) != isDown(after);
  }

  private static boolean isDown(HasMetadata object) {
    return object instanceof Deployment deployment
        && Integer.valueOf(0).equals(deployment.getSpec().getReplicas());
  }

  private static String revision(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Labels.REVISION))
        .orElse("");
  }
}

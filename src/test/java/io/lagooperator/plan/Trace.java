package io.lagooperator.plan;

import io.lagooperator.desired.ObjectKey;
import io.lagooperator.model.Component;
import io.lagooperator.model.Labels;
import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an operator does, step by step: {@code +api} runs it, {@code -api} ends it, {@code ~api}
 * rolls it, {@code x api} removes it, {@code job 1.51.0} migrates.
 */
final class Trace {
  private record Seen(int replicas, String revision) {}

  private final ModelCluster cluster;
  private final ModelOperator operator;
  private final List<String> steps = new ArrayList<>();
  private Map<Component, Seen> before;
  private List<ObjectKey> jobsBefore;

  private Trace(ModelCluster cluster, ModelOperator operator) {
    this.cluster = cluster;
    this.operator = operator;
    this.before = seen();
    this.jobsBefore = jobs();
  }

  /** The steps until all has settled, with Jobs that end well. */
  static List<String> until(ModelCluster cluster, ModelOperator operator) {
    return new Trace(cluster, operator).run();
  }

  private List<String> run() {
    for (int i = 0; i < 1_000; i++) {
      operator.mustPass();
      note();
      var possible = cluster.possible();
      if (!possible.isEmpty()) {
        possible.get(possible.size() - 1).run();
      } else if (cluster.runningJob().isPresent()) {
        cluster.endJob(true, "");
      } else {
        return steps;
      }
    }
    throw new AssertionError("nothing settles after " + steps);
  }

  private void note() {
    var now = seen();
    var changes =
        Arrays.stream(Component.values())
            .map(c -> change(c, before.get(c), now.get(c)))
            .filter(change -> !change.isEmpty())
            .collect(Collectors.joining(" "));
    if (!changes.isEmpty()) {
      steps.add(changes);
    }
    cluster.jobs().stream()
        .filter(job -> !jobsBefore.contains(ObjectKey.of(job)))
        .forEach(
            job -> steps.add("job " + job.getMetadata().getAnnotations().get(Labels.JOB_RELEASE)));
    before = now;
    jobsBefore = jobs();
  }

  private static String change(Component component, @Nullable Seen was, @Nullable Seen is) {
    if (is == null) {
      return was == null ? "" : "x" + component.label();
    }
    var old = was == null ? 0 : was.replicas();
    if (old != is.replicas() && (old == 0 || is.replicas() == 0)) {
      return (old == 0 ? "+" : "-") + component.label();
    }
    return is.equals(was) || is.replicas() == 0 ? "" : "~" + component.label();
  }

  private Map<Component, Seen> seen() {
    var seen = new EnumMap<Component, Seen>(Component.class);
    for (var component : Component.values()) {
      cluster
          .applied(component)
          .ifPresent(
              object ->
                  seen.put(
                      component,
                      new Seen(
                          cluster.replicas(component).orElse(0),
                          Objects.requireNonNull(
                              object.getMetadata().getAnnotations().get(Labels.REVISION)))));
    }
    return seen;
  }

  private List<ObjectKey> jobs() {
    return cluster.jobs().stream().map(ObjectKey::of).toList();
  }
}

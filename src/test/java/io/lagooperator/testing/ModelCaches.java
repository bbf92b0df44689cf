package io.lagooperator.testing;

import io.lagooperator.desired.ObjectKey;
import io.lagooperator.testing.ModelCluster.Sight;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The caches of one operator: each kind lags behind for itself, none goes back in time, and what it
 * has written itself it knows from the answer.
 */
final class ModelCaches {
  private final List<Sight> moments;
  private final Random random;
  private final Map<ObjectKey, Integer> ownWrites = new HashMap<>();
  private int workloads;
  private int jobs;
  private int pods;

  /** Of a cluster that goes through these moments, to which more are added. */
  ModelCaches(List<Sight> moments, Random random) {
    this.moments = moments;
    this.random = random;
    fill();
  }

  /** What the operator goes by now. */
  Sight look() {
    workloads = laterThan(workloads);
    jobs = laterThan(jobs);
    pods = laterThan(pods);
    var seen = moments.get(workloads).with(moments.get(jobs), moments.get(pods));
    ownWrites.values().removeIf(moment -> moment <= workloads);
    for (var own : ownWrites.entrySet()) {
      seen = seen.with(own.getKey(), moments.get(own.getValue()));
    }
    return seen;
  }

  void wrote(ObjectKey object) {
    switch (object.kind()) {
      case "Deployment" -> ownWrites.put(object, newest());
      case "Job" -> jobs = newest();
      default -> {}
    }
  }

  /** Asks for everything, as an operator does that starts. */
  void fill() {
    workloads = newest();
    jobs = newest();
    pods = newest();
  }

  private int newest() {
    return moments.size() - 1;
  }

  private int laterThan(int known) {
    return known + random.nextInt(moments.size() - known);
  }
}

package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.testing.WatchRecorder.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the status of an instance says that all is done only when it is, by the rules that tools
 * go by (kstatus): at each resource version.
 */
public final class StatusJudge {
  private final Map<String, Deployment> deployments = new HashMap<>();

  /** Those with no pods, none wanted: whatever else is written to them has nothing to wait for. */
  private final Set<String> atRest = new HashSet<>();

  private boolean current;

  private StatusJudge() {}

  /** What must be recorded, beside other kinds. */
  public static List<Class<? extends HasMetadata>> kindsAnd(
      List<Class<? extends HasMetadata>> others) {
    return Stream.concat(
            Stream.<Class<? extends HasMetadata>>of(LagoInstance.class, Deployment.class),
            others.stream())
        .distinct()
        .toList();
  }

  /** Events of an instance and of its Deployments, recorded from before it is made. */
  public static void judge(List<Event> events) {
    var judge = new StatusJudge();
    for (var event : events) {
      try {
        event.as(Deployment.class).ifPresent(it -> judge.see(event.action(), it));
        event.as(LagoInstance.class).ifPresent(judge::see);
      } catch (AssertionError e) {
        throw new AssertionError("at resource version " + event.resourceVersion(), e);
      }
    }
  }

  /** After it was said that all is done, nothing of it changes until something else is wanted. */
  private void see(Action action, Deployment deployment) {
    var name = deployment.getMetadata().getName();
    var before = action == Action.DELETED ? deployments.remove(name) : deployments.get(name);
    if (action != Action.DELETED) {
      deployments.put(name, deployment);
    }
    if (deployment.getSpec().getReplicas() > 0 || action == Action.DELETED) {
      atRest.remove(name);
    } else if (isRolledOut(deployment)) {
      atRest.add(name);
    }
    check(
        !current
            || (action == Action.MODIFIED
                && before != null
                && before
                    .getMetadata()
                    .getGeneration()
                    .equals(deployment.getMetadata().getGeneration())),
        "the status said that all was done, but then there was %s %s".formatted(action, name));
  }

  private void see(LagoInstance lago) {
    current = isCurrent(lago);
    if (current) {
      deployments.values().forEach(it -> checkDone(it, lago));
    }
  }

  private void checkDone(Deployment deployment, LagoInstance lago) {
    var name = deployment.getMetadata().getName();
    var wanted = deployment.getSpec().getReplicas();
    check(
        isRolledOut(deployment) || atRest.contains(name),
        "the status says that all is done, but %s is not rolled out".formatted(name));
    var stopped = "Stopped".equals(lago.getStatus().state());
    check(stopped == (wanted == 0), name + " has the wrong number of pods: " + wanted);
    var image = deployment.getSpec().getTemplate().getSpec().getContainers().get(0).getImage();
    check(
        stopped
            || !image.contains("getlago/api:")
            || image.endsWith(":v" + lago.getSpec().version()),
        "%s runs %s, not release %s".formatted(name, image, lago.getSpec().version()));
  }

  private static boolean isRolledOut(Deployment deployment) {
    var wanted = deployment.getSpec().getReplicas();
    var status = deployment.getStatus();
    return Objects.equals(status.getObservedGeneration(), deployment.getMetadata().getGeneration())
        && or0(status.getReplicas()) == wanted
        && or0(status.getUpdatedReplicas()) == wanted
        && or0(status.getReadyReplicas()) == wanted;
  }

  /** What kstatus calls Current. */
  private static boolean isCurrent(LagoInstance lago) {
    var status = lago.getStatus();
    return status != null
        && Objects.equals(status.observedGeneration(), lago.getMetadata().getGeneration())
        && is("Ready", "True", lago)
        && !is("Reconciling", "True", lago)
        && !is("Stalled", "True", lago);
  }

  private static boolean is(String type, String status, LagoInstance lago) {
    return status.equals(Lagos.condition(lago, type).getStatus());
  }

  private static int or0(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}

package io.lagooperator.foresight;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.foresight.Story.End;
import io.lagooperator.model.Labels;
import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator.Wanted;
import io.lagooperator.testing.ModelRun;
import io.lagooperator.testing.Proof;
import io.lagooperator.testing.RandomChanges;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What is foreseen is what comes: the same objects are made, changed and removed, the same fields
 * change, and the same Jobs run in the same order, in whatever order controllers work.
 */
class PlanForesightTest {
  private static final int CHANGES = 300;

  /** Rendering is most of the time, so walks share a number of specs, and of changes of each. */
  private static final int SPECS = Proof.isAsked() ? 300 : 25;

  private static final int CHANGES_OF_EACH = 4;

  private static final Map<Integer, LagoInstance> KNOWN = new ConcurrentHashMap<>();
  private static final Map<LagoInstance, Wanted> WANTED =
      Collections.synchronizedMap(new IdentityHashMap<>());

  private static final AtomicInteger FIELDS = new AtomicInteger();

  private static LagoInstance spec(int number) {
    return KNOWN.computeIfAbsent(number, n -> new RandomChanges(n).any());
  }

  private static LagoInstance changed(int number, int change) {
    var all = SPECS + number * CHANGES_OF_EACH + change;
    return KNOWN.computeIfAbsent(all, n -> new RandomChanges(n).change(spec(number)));
  }

  private static Wanted wanted(LagoInstance lago) {
    return WANTED.computeIfAbsent(lago, Wanted::new);
  }

  @Test
  void whatIsForeseenIsWhatIsThenDone() {
    Proof.walk(CHANGES, Change::new);
    assertThat(FIELDS.get()).as("fields that changed").isPositive();
  }

  private static final class Change implements Runnable {
    private final Random random;
    private final ModelRun run;
    private final ModelCluster cluster;
    private final LagoInstance before;
    private final LagoInstance after;

    Change(long seed) {
      random = new Random(seed);
      var number = random.nextInt(SPECS);
      before = spec(number);
      after = changed(number, random.nextInt(CHANGES_OF_EACH));
      run = new ModelRun(wanted(before), random);
      cluster = run.cluster();
    }

    @Override
    public void run() {
      live();
      run.operator().want(wanted(after));
      var story = new Foresight(run.operator()::turn).of(cluster.scene());
      var seen = new Seen(cluster);
      var then = objects();
      run.onWrite(seen::wrote);
      if (story.end() instanceof End.InTheWay refused) {
        assertThat(story.isEmpty()).isTrue();
        assertThat(refused.problems()).isEqualTo(run.operator().refusals());
        run.pass();
      } else {
        comeToEnd();
      }
      assertThat(deeds(story)).isEqualTo(seen.deeds());
      assertThat(story.jobs().stream().map(Change::whatItDoes).toList()).isEqualTo(seen.jobs());
      var now = objects();
      story.effects().stream()
          .filter(effect -> effect.deed() == Deed.CHANGE && then.containsKey(effect.key()))
          .forEach(effect -> fieldsAreTold(effect, then, now));
    }

    private Map<ObjectKey, HasMetadata> objects() {
      return cluster.scene().held().entrySet().stream()
          .collect(toMap(Map.Entry::getKey, held -> held.getValue().object()));
    }

    private static void fieldsAreTold(
        Effect effect, Map<ObjectKey, HasMetadata> then, Map<ObjectKey, HasMetadata> now) {
      var before = requireNonNull(then.get(effect.key()));
      var after = requireNonNull(now.get(effect.key()));
      var told = Difference.of(effect.before(), effect.after().orElseThrow());
      var changed = Difference.of(Optional.of(before), after);
      assertThat(ofOperator(told, after))
          .as("%s", effect.key())
          .isEqualTo(ofOperator(changed, after));
      assertThat(Leaves.of(changed))
          .as("%s", effect.key())
          .isEqualTo(Leaves.between(before, after));
      FIELDS.addAndGet(told.size());
    }

    /** How many pods an autoscaler has in the end is its own affair, and so is when it begins. */
    private static List<FieldChange> ofOperator(List<FieldChange> changes, HasMetadata after) {
      return changes.stream()
          .filter(
              change ->
                  !(change.path().equals("spec.replicas")
                      && after instanceof Deployment deployment
                      && deployment.getSpec().getReplicas() == null))
          .toList();
    }

    /** Also what an instance that runs well may wait for, such as empty queues. */
    private void comeToEnd() {
      run.comeToRest();
      while (cluster.runningJob().isPresent()) {
        cluster.endJob(true, "");
        run.comeToRest();
      }
    }

    /** It is new, has come to rest, or is in the midst of something. */
    private void live() {
      switch (random.nextInt(6)) {
        case 0 -> {}
        case 1, 2 -> {
          for (int i = random.nextInt(150); i > 0; i--) {
            run.pass();
            run.controllersMove();
            if (random.nextInt(10) == 0) {
              cluster.endJob(true, "");
            }
          }
        }
        default -> run.comeToRest();
      }
    }

    private static Map<String, Deed> deeds(Story story) {
      return story.effects().stream()
          .collect(toMap(e -> e.key().toString(), Effect::deed, (a, b) -> a, TreeMap::new));
    }

    private static String whatItDoes(Job job) {
      var annotations = job.getMetadata().getAnnotations();
      return job.getMetadata().getLabels().get(Labels.COMPONENT)
          + " "
          + annotations.get(Labels.JOB_RELEASE)
          + " "
          + annotations.getOrDefault(Labels.DRAINS, "");
    }

    @Override
    public String toString() {
      return "from " + before.getSpec() + " to " + after.getSpec();
    }
  }

  /** What the model operator did. */
  private static final class Seen {
    private final ModelCluster cluster;
    private final Set<ObjectKey> before;
    private final Map<ObjectKey, Boolean> after = new HashMap<>();
    private final List<String> jobs = new ArrayList<>();

    Seen(ModelCluster cluster) {
      this.cluster = cluster;
      this.before = cluster.keys();
    }

    void wrote(ObjectKey key) {
      var isThere = cluster.keys().contains(key);
      after.put(key, isThere);
      if (isThere && key.kind().equals("Job")) {
        cluster.jobs().stream()
            .filter(job -> ObjectKey.of(job).equals(key))
            .map(Change::whatItDoes)
            .forEach(jobs::add);
      }
    }

    Map<String, Deed> deeds() {
      return after.entrySet().stream()
          .collect(
              toMap(
                  e -> e.getKey().toString(),
                  e -> Deed.between(before.contains(e.getKey()), e.getValue()),
                  (a, b) -> a,
                  TreeMap::new));
    }

    List<String> jobs() {
      return jobs;
    }
  }
}

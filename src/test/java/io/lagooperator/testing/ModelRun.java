package io.lagooperator.testing;

import io.lagooperator.desired.ObjectKey;
import io.lagooperator.plan.Plan;
import io.lagooperator.testing.Judges.Past;
import io.lagooperator.testing.ModelCluster.Sight;
import io.lagooperator.testing.ModelOperator.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A model cluster and who operates it, judged after each single thing that happens to them. There
 * may be several operators, whose caches lag behind and whose passes overlap.
 */
public final class ModelRun {
  private static final int REST = 30_000;

  private final ModelCluster cluster = new ModelCluster();
  private final ModelOperator operator;
  private final Random random;
  private final List<Sight> moments = new ArrayList<>();
  private final List<ModelCaches> operators = new ArrayList<>();
  private Past past = Past.NONE;
  private int current;
  private int depth;
  private int writes;
  private int last = Integer.MAX_VALUE;
  private Consumer<ObjectKey> onWrite = object -> {};

  /** Ends a pass in its midst, as the end of its process does. */
  private static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  public ModelRun(Wanted wanted, Random random) {
    this.random = random;
    this.operator = new ModelOperator(cluster, wanted);
    cluster.writeInAnyOrder(random);
    cluster.afterEachWrite(this::wrote);
  }

  public ModelCluster cluster() {
    return cluster;
  }

  public ModelOperator operator() {
    return operator;
  }

  /** How many writes there were so far. */
  public int writes() {
    return writes;
  }

  /** The operator dies after so many more writes. */
  public void dieAfter(int more) {
    last = writes + more;
  }

  /**
   * From now on there are so many operators, whose caches lag behind; and things happen while they
   * write.
   */
  public void haveOperators(int number) {
    moments.add(cluster.look());
    for (int i = 0; i < number; i++) {
      operators.add(new ModelCaches(moments, random));
    }
  }

  /** From now on each write is told, when it is done. */
  public void onWrite(Consumer<ObjectKey> event) {
    onWrite = event;
  }

  private void wrote(ObjectKey object) {
    writes++;
    onWrite.accept(object);
    judge();
    if (!operators.isEmpty()) {
      operators.get(current).wrote(object);
      meanwhile();
    }
    if (writes == last) {
      throw new Death();
    }
  }

  private void meanwhile() {
    if (random.nextInt(3) == 0) {
      controllersMove();
    }
    if (depth < operators.size() && random.nextInt(6) == 0) {
      pass();
    }
  }

  public void judge() {
    past = Judges.judge(past, cluster.moment());
    if (!operators.isEmpty()) {
      moments.add(cluster.look());
    }
  }

  /** One pass, as far as it gets; what it planned, if it was not refused and came to its end. */
  public Optional<Plan> pass() {
    var before = current;
    current = operators.isEmpty() ? 0 : random.nextInt(operators.size());
    depth++;
    try {
      return operator.pass(operators.isEmpty() ? cluster.look() : operators.get(current).look());
    } catch (Death death) {
      if (!operators.isEmpty()) {
        operators.get(current).fill();
      }
      return Optional.empty(); // nothing is remembered, so the next pass is that of another one
    } finally {
      depth--;
      current = before;
      judge();
    }
  }

  /** Controllers, kubelets or Jobs do one thing, if there is any to do. */
  public void controllersMove() {
    var possible = cluster.possible();
    if (!possible.isEmpty()) {
      anyOf(possible).run();
      judge();
    }
  }

  /** Whether the operator has not died yet. */
  public boolean isAlive() {
    return writes < last;
  }

  /** Nobody wants anything else: until nothing is left to do. */
  public void comeToRest() {
    go(false);
  }

  /** As {@link #comeToRest}, if the operator does not die before. */
  public void comeToDeathOrRest() {
    go(true);
  }

  private void go(boolean untilDeath) {
    for (int i = 0; i < REST; i++) {
      var quiet = cluster.possible().isEmpty();
      if (quiet) {
        operators.forEach(ModelCaches::fill);
      }
      var before = writes;
      var plan = pass();
      var possible = cluster.possible();
      var changed = writes > before || !possible.isEmpty();
      if ((quiet && !changed && plan.filter(p -> p.isDone() && p.lookAgain().isEmpty()).isPresent())
          || (untilDeath && !isAlive())) {
        return;
      }
      if (!possible.isEmpty()) {
        controllersMove();
      } else if (cluster.runningJob().isPresent()) {
        cluster.endJob(true, "");
      } else {
        cluster.pass(Duration.ofSeconds(60));
      }
      judge();
    }
    throw new AssertionError("it never comes to rest: " + this);
  }

  @Override
  public String toString() {
    return "%s; %s; jobs %s; pods %s"
        .formatted(
            operator.course(),
            operator.plan(),
            cluster.observed().jobs().stream()
                .map(job -> job.name() + " " + job.state() + " of attempt " + job.attempt())
                .toList(),
            cluster.pods());
  }

  public <T> T anyOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}

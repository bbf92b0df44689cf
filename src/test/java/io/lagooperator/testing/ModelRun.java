package io.lagooperator.testing;

import io.lagooperator.plan.Plan;
import io.lagooperator.testing.Judges.Past;
import io.lagooperator.testing.ModelOperator.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A model cluster and its operator, judged after each single thing that happens to them. */
public final class ModelRun {
  private static final int REST = 2_000;

  private final ModelCluster cluster = new ModelCluster();
  private final ModelOperator operator;
  private final Random random;
  private Past past = Past.NONE;
  private int writes;
  private int last = Integer.MAX_VALUE;

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

  private void wrote() {
    writes++;
    judge();
    if (writes == last) {
      throw new Death();
    }
  }

  public void judge() {
    past = Judges.judge(past, cluster.moment());
  }

  /** One pass, as far as it gets; what it planned, if it was not refused and came to its end. */
  public Optional<Plan> pass() {
    try {
      return operator.pass();
    } catch (Death death) {
      return Optional.empty(); // nothing is remembered, so the next pass is that of another one
    } finally {
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
      var plan = pass();
      var possible = cluster.possible();
      if ((plan.filter(Plan::isDone).isPresent() && possible.isEmpty())
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
    throw new AssertionError("it never comes to rest");
  }

  public <T> T anyOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}

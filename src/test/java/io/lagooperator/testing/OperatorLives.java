package io.lagooperator.testing;

import io.lagooperator.LagoOperator;
import io.lagooperator.api.LagoInstance;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Operators of one namespace of which each dies after some writes, and then another one comes that
 * knows nothing of it.
 */
public final class OperatorLives implements AutoCloseable {
  private final TestNamespace namespace;
  private final IntSupplier writes;
  private @Nullable Lifetime lifetime;
  private @Nullable LagoOperator operator;
  private int deaths;

  /** Instances must be of the class that is named like the namespace. */
  public OperatorLives(TestNamespace namespace, IntSupplier writes) {
    this.namespace = namespace;
    this.writes = writes;
  }

  public int deaths() {
    return deaths;
  }

  /** Lets one operator after another work until the instance is as it should be. */
  public void await(String instance, Predicate<LagoInstance> holds) {
    var there =
        namespace
            .client()
            .resources(LagoInstance.class)
            .withName(instance)
            .informOnCondition(found -> found.stream().anyMatch(holds));
    try {
      while (!there.isDone()) {
        CompletableFuture.anyOf(there, alive().end())
            .get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (alive().hasEnded()) {
          deaths++;
          close();
        }
      }
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("after %d deaths it is not there".formatted(deaths), e);
    } finally {
      there.cancel(true);
    }
  }

  private Lifetime alive() {
    if (lifetime == null) {
      var life = new Lifetime(writes.getAsInt());
      lifetime = life;
      operator = RunningOperator.startFor(namespace, life);
    }
    return lifetime;
  }

  @Override
  public void close() {
    if (operator != null) {
      operator.close();
    }
    operator = null;
    lifetime = null;
  }
}

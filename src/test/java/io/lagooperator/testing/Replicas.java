package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Operators of one namespace that agree by a lease on the one that works: processes of their own,
 * as in a cluster. Instances must be of the class that is named like the namespace.
 */
public final class Replicas implements AutoCloseable {
  /** What a Deployment gives them in memory; two of them share a machine with a control plane. */
  private static final List<String> JAVA =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k", "-Xmx96m");

  private final TestNamespace namespace;
  private final Duration lease;
  private final Map<String, OperatorProcess> alive = new LinkedHashMap<>();
  private int started;

  public Replicas(TestNamespace namespace, Duration lease) {
    this.namespace = namespace;
    this.lease = lease;
  }

  /** Starts one more, and returns when it works or waits with filled caches. */
  public OperatorProcess add() {
    var name = "replica-" + ++started;
    var replica =
        OperatorProcess.start(
            namespace.cluster(),
            Map.of(
                "HOSTNAME",
                name,
                "LAGO_OPERATOR_NAMESPACES",
                namespace.name(),
                "LAGO_OPERATOR_CLASS",
                namespace.name(),
                "LAGO_OPERATOR_LEADER_ELECTION",
                "true",
                "LAGO_OPERATOR_LEASE_NAMESPACE",
                namespace.name(),
                "LAGO_OPERATOR_LEASE_SECONDS",
                Long.toString(lease.toSeconds()),
                "LAGO_OPERATOR_STOP_TIMEOUT_SECONDS",
                "5"),
            JAVA);
    alive.put(name, replica);
    replica.awaitLog("Watching LagoInstances");
    return replica;
  }

  /** Takes the one that works out of the count, once there is one that is alive. */
  public OperatorProcess takeLeader() {
    var leader = alive.remove(await(this::isAlive));
    return Objects.requireNonNull(leader);
  }

  /** Returns how long it takes from now until one of the others has the lease. */
  public Duration awaitNextLeader() {
    var began = System.nanoTime();
    await(this::isAlive);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Returns when the lease has been renewed so often: a measure of time that passes in peace. */
  public void awaitRenewals(int count) {
    var times = new HashSet<ZonedDateTime>();
    lease()
        .waitUntilCondition(
            found ->
                found != null && times.add(found.getSpec().getRenewTime()) && times.size() > count,
            Patience.LIMIT.toSeconds(),
            TimeUnit.SECONDS);
  }

  /** Replaces those that gave up by themselves, and tells how many. */
  public int mend() {
    var ended =
        alive.entrySet().stream()
            .filter(it -> !it.getValue().isAlive())
            .map(Map.Entry::copyOf)
            .toList();
    for (var replica : ended) {
      replica.getValue().close();
      alive.remove(replica.getKey());
      add();
    }
    return ended.size();
  }

  private boolean isAlive(String name) {
    return Optional.ofNullable(alive.get(name)).filter(OperatorProcess::isAlive).isPresent();
  }

  private String await(Predicate<String> isWanted) {
    return holder(
            lease()
                .waitUntilCondition(
                    found -> holder(found).filter(isWanted).isPresent(),
                    Patience.LIMIT.toSeconds(),
                    TimeUnit.SECONDS))
        .orElseThrow();
  }

  private Resource<Lease> lease() {
    return namespace.client().resources(Lease.class).withName("lago-operator");
  }

  /** The name of the replica, without what tells apart its lives. */
  private static Optional<String> holder(@Nullable Lease lease) {
    return Optional.ofNullable(lease)
        .map(it -> it.getSpec().getHolderIdentity())
        .map(identity -> identity.replaceAll("_.*", ""));
  }

  @Override
  public void close() {
    alive.values().forEach(OperatorProcess::kill);
    alive.values().forEach(OperatorProcess::close);
  }
}

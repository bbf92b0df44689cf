package io.lagooperator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.GeneratedSecret;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Problem.Kind;
import io.lagooperator.observed.ClaimFacts;
import io.lagooperator.observed.Observed;
import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator;
import io.lagooperator.testing.Specs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LostKeysTest {
  private final Instance instance = Specs.instance("");
  private final ModelCluster cluster = new ModelCluster();
  private final ModelOperator operator = new ModelOperator(cluster, instance);

  @Test
  void keysOfAFreshInstanceAreMade() {
    assertThat(secrets()).allMatch(s -> isFree(s));
  }

  @Test
  void keysThatWereUsedAreNeverMadeAnew() {
    operator.settle();
    var keys = secrets().stream().filter(GeneratedSecret::holdsKeys).findFirst().orElseThrow();
    var problem = LostKeys.of(instance, keys, cluster.observed()).orElseThrow();
    assertThat(problem.kind()).isEqualTo(Kind.KEYS_MISSING);
    assertThat(problem.path()).isEqualTo("spec.keys");
    assertThat(problem.sentence())
        .startsWith("Secret lago/billing-keys is gone")
        .contains("Restore it from a backup");
  }

  @Test
  void aVolumeThatIsThereWasWrittenWithKeysThatAreLost() {
    var claim = new ClaimFacts("billing-postgresql", "u-1", Optional.empty(), true, false);
    var observed =
        new Observed(
            Instant.EPOCH, Map.of(), Map.of(), List.of(), List.of(), List.of(claim), List.of());

    assertThat(secrets().stream().filter(s -> LostKeys.of(instance, s, observed).isPresent()))
        .extracting(GeneratedSecret::name)
        .containsExactly("billing-keys");
  }

  @Test
  void keysWereUsedAsSoonAsAMigrationWasMade() {
    while (cluster.jobs().isEmpty()) {
      operator.pass();
      cluster.possible().stream().findFirst().ifPresent(Runnable::run);
    }
    assertThat(secrets().stream().filter(s -> !isFree(s)))
        .extracting(GeneratedSecret::name)
        .containsExactly("billing-keys");
  }

  @Test
  void passwordsOfBundledStoresMayBeMadeAnewAsStoresTakeThemOver() {
    operator.settle();
    assertThat(secrets().stream().filter(this::isFree))
        .extracting(GeneratedSecret::name)
        .containsExactly("billing-postgresql", "billing-redis");
  }

  @Test
  void suppliedKeysAreNotMade() {
    assertThat(
            GeneratedSecret.of(
                Specs.instance(
                    """
                    keys: {secret: {name: mine}}
                    database: {urlSecret: {name: s, key: k}}
                    redis: {urlSecret: {name: s, key: k}}
                    """)))
        .isEmpty();
  }

  private List<GeneratedSecret> secrets() {
    return GeneratedSecret.of(instance);
  }

  private boolean isFree(GeneratedSecret secret) {
    return LostKeys.of(instance, secret, cluster.observed()).isEmpty();
  }
}

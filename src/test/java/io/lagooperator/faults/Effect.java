package io.lagooperator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.testing.Lagos;

/** What a fault does to an instance, as standard tools read it. */
public enum Effect {
  /** Somebody must do something, and until then the spec is not realised. */
  STALLS("Ready", "False", "False", "True", "True"),
  /** All services run, but something around them is not as it should be. */
  DEGRADES("Degraded", "True", "False", "False", "True"),
  /** It passes by itself: said, and nobody is called. */
  DELAYS("Ready", "False", "True", "False", "False");

  private final String told;
  private final String ready;
  private final String reconciling;
  private final String stalled;
  private final String degraded;

  Effect(String told, String ready, String reconciling, String stalled, String degraded) {
    this.told = told;
    this.ready = ready;
    this.reconciling = reconciling;
    this.stalled = stalled;
    this.degraded = degraded;
  }

  /** The condition that gives the reason. */
  Condition told(LagoInstance lago) {
    return Lagos.condition(lago, told);
  }

  void check(LagoInstance lago) {
    status(lago, "Ready", ready);
    status(lago, "Reconciling", reconciling);
    status(lago, "Stalled", stalled);
    status(lago, "Degraded", degraded);
    assertThat(lago.getStatus().running()).as("running").isEqualTo(ready.equals("True"));
    assertThat(lago.getStatus().observedGeneration())
        .as("observedGeneration")
        .isEqualTo(lago.getMetadata().getGeneration());
  }

  private static void status(LagoInstance lago, String type, String status) {
    var condition = Lagos.condition(lago, type);
    assertThat(condition.getStatus())
        .as("%s, with message: %s", type, condition.getMessage())
        .isEqualTo(status);
    assertThat(condition.getObservedGeneration())
        .as("generation of %s", type)
        .isEqualTo(lago.getMetadata().getGeneration());
  }
}

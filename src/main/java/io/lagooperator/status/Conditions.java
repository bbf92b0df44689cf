package io.lagooperator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the conditions of one pass; a condition keeps its time while its status stays. */
final class Conditions {
  static final String READY = "Ready";
  static final String RECONCILING = "Reconciling";
  static final String STALLED = "Stalled";
  static final String KEYS_READY = "KeysReady";
  static final String DATA_READY = "DataReady";
  static final String MIGRATED = "Migrated";
  static final String EXPOSED = "Exposed";
  static final String SETTINGS_KNOWN = "SettingsKnown";
  static final String DEGRADED = "Degraded";

  /** Only there while it is true, as its end leaves nothing to say. */
  static final String PAUSED = "Paused";

  private final List<Condition> before;
  private final long generation;
  private final Instant now;
  private final List<Condition> conditions = new ArrayList<>();

  Conditions(List<Condition> before, long generation, Instant now) {
    this.before = before;
    this.generation = generation;
    this.now = now;
  }

  Conditions add(String type, boolean status, Finding finding) {
    return add(type, status ? "True" : "False", finding);
  }

  Conditions unknown(String type, Finding finding) {
    return add(type, "Unknown", finding);
  }

  List<Condition> list() {
    return List.copyOf(conditions);
  }

  private Conditions add(String type, String status, Finding finding) {
    var since =
        before.stream()
            .filter(c -> type.equals(c.getType()) && status.equals(c.getStatus()))
            .findFirst()
            .flatMap(c -> Optional.ofNullable(c.getLastTransitionTime()))
            .orElse(now.truncatedTo(ChronoUnit.SECONDS).toString());
    conditions.add(
        new ConditionBuilder()
            .withType(type)
            .withStatus(status)
            .withReason(finding.reason().name())
            .withMessage(finding.sentence())
            .withObservedGeneration(generation)
            .withLastTransitionTime(since)
            .build());
    return this;
  }
}

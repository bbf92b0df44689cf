package io.lagooperator.plan;

import io.lagooperator.model.Component;
import io.lagooperator.model.GeneratedSecret;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Problem;
import io.lagooperator.model.Problem.Kind;
import io.lagooperator.observed.Observed;
import java.util.Optional;

/** Whether a Secret that is not there was there once: then new keys could not read old data. */
public final class LostKeys {
  private LostKeys() {}

  /** Credentials of bundled stores may be made anew: the stores take them over when they start. */
  public static Optional<Problem> of(Instance instance, GeneratedSecret secret, Observed observed) {
    // Keys are written before volumes are claimed, so a volume is never older than its keys.
    var everUsed =
        !observed.jobs().isEmpty()
            || observed.claim(instance.names().of(Component.POSTGRESQL)).isPresent()
            || observed.workloads().keySet().stream().anyMatch(Component::isRuby);
    return secret.holdsKeys() && everUsed
        ? Optional.of(
            new Problem(
                Kind.KEYS_MISSING,
                "spec.keys",
                "Secret %s/%s is gone, and with it the keys that stored data was encrypted with. Restore it from a backup%s; the operator goes on by itself and never makes new keys for old data."
                    .formatted(
                        instance.namespace(),
                        secret.name(),
                        instance.bags().sources().isEmpty()
                            ? ""
                            : ", or put the keys back into the bag of spec.settingsFrom that had"
                                + " them")))
        : Optional.empty();
  }
}

package io.lagooperator.plan;

import io.lagooperator.model.Component;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.observed.ClaimFacts;
import io.lagooperator.observed.Observed;

/** Which database, queues and files an instance means, whoever connects to them. */
public record StoreIdentities(String database, String queues, String files) {
  public static StoreIdentities of(Instance instance, Inputs inputs, Observed observed) {
    var volume =
        observed.claim(instance.names().of(Component.POSTGRESQL)).map(ClaimFacts::uid).orElse("");
    return new StoreIdentities(
        instance.database().identity(inputs, volume),
        instance.redis().identity(inputs),
        instance.files().identity(inputs));
  }

  @Override
  public String toString() {
    return database + "." + queues + "." + files;
  }

  /** Whether a workload that meant these stores has its files elsewhere, and all else here. */
  boolean differInFilesAlone(String means) {
    return !means.equals(toString()) && means.startsWith(database + "." + queues + ".");
  }
}

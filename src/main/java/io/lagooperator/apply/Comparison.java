package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.DesiredState;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.observed.CachedObjects;
import io.lagooperator.status.Outcome;
import io.lagooperator.status.Outcome.Failure;
import io.lagooperator.status.Pending;
import io.lagooperator.status.Pending.Change;
import io.lagooperator.status.Pending.Deed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells what {@link Applier} would do now, and does none of it. */
final class Comparison {
  private final KubernetesClient client;
  private final Caches caches;
  private final Counterparts counterparts;
  private final Ownership ownership;

  Comparison(
      KubernetesClient client, Caches caches, Counterparts counterparts, Ownership ownership) {
    this.client = client;
    this.caches = caches;
    this.counterparts = counterparts;
    this.ownership = ownership;
  }

  /** With values that are yet to be made, nothing that holds them can be compared. */
  Outcome of(LagoInstance lago, CachedObjects seen, InputSecrets.Read read, DesiredState desired) {
    if (!read.drafts().isEmpty()) {
      var first = new ArrayList<>(all(Deed.CREATE, read.drafts()));
      first.addAll(all(Deed.CHANGE, read.unsettled()));
      return new Outcome(Map.of(), Pending.first(first));
    }
    var changes = new ArrayList<>(all(Deed.CHANGE, read.unsettled()));
    changes.addAll(all(Deed.REMOVE, counterparts.surplus(lago, seen, desired)));
    changes.addAll(jobs(lago, desired));
    var failures = new TreeMap<String, Failure>();
    for (var object : desired.objects().stream().map(counterparts::asServed).toList()) {
      var unserved = counterparts.unserved(object);
      if (unserved.isPresent()) {
        failures.put(unserved.get().object(), unserved.get());
        continue;
      }
      switch (standing(lago, seen, object)) {
        case INTACT -> {}
        case MISSING, GOING -> changes.add(change(Deed.CREATE, object));
        case CHANGED -> changes.add(change(Deed.CHANGE, object));
        case FOREIGN -> failures.put(name(object), new Failure.Foreign(name(object)));
      }
    }
    return new Outcome(failures, Pending.of(changes));
  }

  /** What no cache has may yet be there: without our label, or as somebody else's. */
  private Standing standing(LagoInstance lago, CachedObjects seen, HasMetadata desired) {
    Ownership.mark(desired);
    var live =
        counterparts
            .of(lago, seen, desired)
            .or(() -> Optional.ofNullable(client.resource(desired).get()));
    return ownership.standing(lago, live, desired);
  }

  private List<Change> jobs(LagoInstance lago, DesiredState desired) {
    var changes = new ArrayList<Change>();
    caches.of(Job.class, lago).stream()
        .filter(job -> desired.cancelledJobUids().contains(job.getMetadata().getUid()))
        .forEach(job -> changes.add(change(Deed.REMOVE, job)));
    desired
        .job()
        .map(job -> change(desired.replacedJobUid().isPresent() ? Deed.CHANGE : Deed.CREATE, job))
        .ifPresent(changes::add);
    return changes;
  }

  private static List<Change> all(Deed deed, Collection<? extends HasMetadata> objects) {
    return objects.stream().map(object -> change(deed, object)).toList();
  }

  private static Change change(Deed deed, HasMetadata object) {
    return new Change(deed, name(object));
  }

  private static String name(HasMetadata object) {
    return ObjectKey.of(object).toString();
  }
}

package io.lagooperator.plan;

import io.lagooperator.api.RunState;
import io.lagooperator.model.Component;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Problem;
import io.lagooperator.model.Problem.Kind;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.WorkloadFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the operator will not do because data could be lost, in words; all stays as it is then. */
public final class Refusals {
  private final Instance instance;
  private final Observed observed;
  private final StoreIdentities stores;
  private final ReleaseCatalogue catalogue;

  private Refusals(
      Instance instance, Observed observed, StoreIdentities stores, ReleaseCatalogue catalogue) {
    this.instance = instance;
    this.observed = observed;
    this.stores = stores;
    this.catalogue = catalogue;
  }

  public static List<Problem> of(
      Instance instance, Inputs inputs, Observed observed, ReleaseCatalogue catalogue) {
    var stores = StoreIdentities.of(instance, inputs, observed);
    var refusals = new Refusals(instance, observed, stores, catalogue);
    var problems = new ArrayList<Problem>();
    refusals.otherKeys(inputs).ifPresent(problems::add);
    refusals.otherStores().ifPresent(problems::add);
    refusals.withoutDigest().ifPresent(problems::add);
    return List.copyOf(problems);
  }

  /** Half of Lago on one store and half on another would bill twice, or lose jobs. */
  private Optional<Problem> otherStores() {
    var others =
        instance.state() == RunState.Running
            ? instance.components().stream()
                .filter(Component::isRuby)
                .filter(component -> !observed.isGone(component))
                .flatMap(component -> observed.workload(component).stream())
                .map(WorkloadFacts::stores)
                .filter(means -> !means.isEmpty() && !means.equals(stores.toString()))
                .toList()
            : List.<String>of();
    if (others.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        others.stream().allMatch(stores::differInFilesAlone)
            ? new Problem(
                Kind.STORES_SWITCHED,
                "spec.storage",
                "files are to be kept elsewhere than Lago keeps them now, and what is there would be missed. Put the old place back and set state: Stopped; then name the new one, copy the files (a volume stays: a pod of your own can read it), and set state: Running")
            : new Problem(
                Kind.STORES_SWITCHED,
                "spec.database",
                "database or redis is another one than Lago runs on now. Put the old one back and set state: Stopped, so that no job is left behind; then name the new one, move the data (the volume of a bundled PostgreSQL stays: a pod of your own can dump it), and set state: Running"));
  }

  private Optional<Problem> otherKeys(Inputs inputs) {
    var now = inputs.keysFingerprint(instance.keys());
    return observed
        .keysFingerprint(stores.database())
        .filter(then -> !then.equals(now))
        .map(
            then ->
                new Problem(
                    Kind.KEYS_CHANGED,
                    "spec.keys",
                    "Secret %s/%s holds other encryption keys (fingerprint %s) than those that the database was written with (%s). With them stored credentials can never be read again. Put the old keys back, or name a database that the new ones were made for; the operator goes on by itself."
                        .formatted(
                            instance.namespace(),
                            instance.keys().encryptionPrimaryKey().secret(),
                            now,
                            then)));
  }

  /** Without its line, an image would be taken by its tag: that is not what was asked for. */
  private Optional<Problem> withoutDigest() {
    if (instance.images().digests().isEmpty()) {
      return Optional.empty();
    }
    var course = Course.of(instance, observed, stores.database(), catalogue);
    return course.releases().stream()
        .filter(instance.images()::lacksDigests)
        .findFirst()
        .map(
            release ->
                new Problem(
                    Kind.INVALID_SPEC,
                    "spec.images.digests",
                    "has no line for release %s, which the way from the release of the database to %s leads over; add it, or leave digests out"
                        .formatted(release, instance.release())));
  }
}

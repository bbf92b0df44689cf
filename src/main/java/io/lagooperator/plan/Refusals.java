package io.lagooperator.plan;

import io.lagooperator.api.RunState;
import io.lagooperator.model.Component;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Problem;
import io.lagooperator.model.Problem.Kind;
import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.observed.Observed;
import io.lagooperator.observed.WorkloadFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
    refusals.wrongWay().or(refusals::tooFar).ifPresent(problems::add);
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
                    "Secret %s/%s holds other encryption keys (fingerprint %s) than those that the database was written with (%s). With them stored credentials can never be read again. Put the old keys back; the operator goes on by itself."
                        .formatted(
                            instance.namespace(),
                            instance.keys().encryptionPrimaryKey().secret(),
                            now,
                            then)));
  }

  /** A schema never goes back, also when the migration that took it on has failed half-way. */
  private Optional<Problem> wrongWay() {
    return observed
        .migrations()
        .filter(job -> job.database().equals(stores.database()))
        .filter(job -> job.verdict().isEmpty() && !job.neverBegan())
        .filter(job -> instance.release().isBefore(job.release()))
        .max(Comparator.comparing(JobFacts::release))
        .map(
            job ->
                refused(
                    job.succeeded()
                        ? "the database is at release %s and cannot go back to %s. Set version: %s, or restore a backup made with %s"
                            .formatted(
                                job.release(),
                                instance.release(),
                                job.release(),
                                instance.release())
                        : "the migration of the database to release %s has begun, so %s cannot run on it any more. Set version: %s and cure what made the migration fail; if it never got to the database, delete Job %s"
                            .formatted(
                                job.release(), instance.release(), job.release(), job.name())));
  }

  private Optional<Problem> tooFar() {
    return observed
        .schema(stores.database())
        .filter(schema -> schema.isBefore(instance.release()))
        .filter(schema -> observed.migration(instance.release(), stores.database()).isEmpty())
        .flatMap(this::tooFar);
  }

  private Optional<Problem> tooFar(Release schema) {
    var path = catalogue.path(schema, instance.release());
    if (path.size() > 1) {
      return Optional.of(
          refused(
              "the way from release %s to %s leads over %s, one after the other. Walking it in one go is not supported yet: set version: %s first"
                  .formatted(
                      schema,
                      instance.release(),
                      path.subList(0, path.size() - 1).stream()
                          .map(Release::toString)
                          .collect(Collectors.joining(", ")),
                      path.get(0))));
    }
    return catalogue
        .stepsBefore(instance.release())
        .filter(bridge -> bridge.release().isSameMinorAs(schema))
        .filter(bridge -> instance.upgradeFrom().filter(schema::equals).isEmpty())
        .map(
            bridge ->
                new Problem(
                    Kind.DATA_STEPS_DUE,
                    "spec.version",
                    "release %s asks for work on the data before it is left for %s (%s), which the operator does not do yet. Keep version: %s, do it there, then set version: %s and upgrade.from: %s to say that it is done"
                        .formatted(
                            schema,
                            instance.release(),
                            bridge.stepsBeforeLeaving(),
                            schema,
                            instance.release(),
                            schema)));
  }

  private static Problem refused(String sentence) {
    return new Problem(Kind.UPGRADE_REFUSED, "spec.version", sentence);
  }
}

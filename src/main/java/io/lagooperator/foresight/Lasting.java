package io.lagooperator.foresight;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Labels;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a story can never be undone. */
final class Lasting {
  private Lasting() {}

  static List<String> of(Story story) {
    return Stream.concat(
            story.jobs().stream().flatMap(job -> of(job).stream()),
            story.effects().stream().flatMap(Lasting::of))
        .toList();
  }

  private static Optional<String> of(Job job) {
    var metadata = job.getMetadata();
    return switch (step(job)) {
      case MIGRATION ->
          Optional.of(
              "The database is migrated to %s; no schema ever goes back."
                  .formatted(metadata.getAnnotations().get(Labels.JOB_RELEASE)));
      case ORGANIZATION -> Optional.of("The first organization is made in the database.");
      case DATA_WORK, DRAIN -> Optional.empty();
    };
  }

  static JobStep step(Job job) {
    return JobStep.byLabel(job.getMetadata().getLabels().getOrDefault(Labels.COMPONENT, ""))
        .orElseThrow();
  }

  private static Stream<String> of(Effect effect) {
    var after = effect.after();
    if (after.isEmpty()) {
      return Stream.empty();
    }
    if (after.get() instanceof PersistentVolumeClaim && effect.deed() == Deed.CHANGE) {
      return Difference.of(effect.before(), after.get()).stream()
          .filter(field -> field.path().endsWith("storage"))
          .map(
              field ->
                  "Volume %s grows from %s to %s; no volume shrinks."
                      .formatted(effect.key().name(), field.before(), field.after()));
    }
    return after.get() instanceof Secret secret
            && effect.deed() == Deed.CREATE
            && Boolean.TRUE.equals(secret.getImmutable())
        ? Stream.of(
            "Secret %s is made once, with new random values, and never replaced."
                .formatted(effect.key().name()))
        : Stream.empty();
  }
}

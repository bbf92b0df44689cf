package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Labels;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the operator wrote down of the keys when a migration last succeeded. */
record RecordedKeys(String job, String fingerprint) {
  /** The newest counts: an older one may have been of another database. */
  static Optional<RecordedKeys> newestOf(List<Job> jobs) {
    return jobs.stream()
        .filter(job -> label(job).filter(JobStep.MIGRATION.label()::equals).isPresent())
        .filter(job -> job.getStatus() != null && job.getStatus().getCompletionTime() != null)
        .max(Comparator.comparing(job -> job.getStatus().getCompletionTime()))
        .flatMap(
            job ->
                Optional.ofNullable(job.getMetadata().getAnnotations())
                    .map(all -> all.get(Labels.KEYS_FINGERPRINT))
                    .filter(fingerprint -> !fingerprint.isEmpty())
                    .map(it -> new RecordedKeys(job.getMetadata().getName(), it)));
  }

  private static Optional<String> label(Job job) {
    return Optional.ofNullable(job.getMetadata().getLabels()).map(all -> all.get(Labels.COMPONENT));
  }
}

package io.lagooperator.apply;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.LagoInstanceStatus;
import io.lagooperator.observed.JobFacts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells in the log what becomes of instances: each change of what their status says, and each Job
 * that begins or ends. Nothing is said where nothing happens.
 */
final class Journal {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /** By uid of the instance, then by name: whether the Job had ended when it was last seen. */
  private final Map<String, Map<String, Boolean>> jobs = new ConcurrentHashMap<>();

  void tell(LagoInstanceStatus before, LagoInstanceStatus now) {
    if (!Objects.equals(before.state(), now.state())
        || !Objects.equals(before.ready(), now.ready())
        || !Objects.equals(before.message(), now.message())) {
      LOG.info("{} {}: {}", now.state(), now.ready(), now.message());
    }
  }

  /** What was there already at the first look is no news. */
  void tell(LagoInstance lago, List<JobFacts> seen) {
    var before =
        jobs.put(
            lago.getMetadata().getUid(),
            seen.stream()
                .collect(Collectors.toMap(JobFacts::name, job -> !job.running(), (a, b) -> b)));
    if (before != null) {
      seen.stream()
          .filter(job -> !Boolean.valueOf(!job.running()).equals(before.get(job.name())))
          .forEach(Journal::tell);
    }
  }

  void keepOnly(Set<String> uids) {
    jobs.keySet().retainAll(uids);
  }

  private static void tell(JobFacts job) {
    if (job.running()) {
      LOG.info(
          "The Job {} has begun: {} for release {}.",
          job.name(),
          job.step().label(),
          job.release());
    } else {
      LOG.info("The Job {} has {}.", job.name(), job.succeeded() ? "succeeded" : "failed");
    }
  }
}

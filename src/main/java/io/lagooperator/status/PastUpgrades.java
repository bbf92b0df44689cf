package io.lagooperator.status;

import io.lagooperator.api.LagoInstanceStatus.PastUpgrade;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Release;
import io.lagooperator.observed.JobFacts;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The last upgrades of a database: its Jobs stay, so nothing has to be remembered. */
final class PastUpgrades {
  private static final int SHOWN = 10;

  private PastUpgrades() {}

  /** Newest first, without the one that is under way. */
  static List<PastUpgrade> of(List<JobFacts> jobs, String database, @Nullable Release underWay) {
    Collection<List<JobFacts>> upgrades =
        jobs.stream()
            .filter(job -> job.step() == JobStep.MIGRATION && job.database().equals(database))
            .filter(job -> job.succeeded() && job.upgradeFrom().isPresent())
            .filter(job -> job.upgradeTo().filter(to -> !to.equals(underWay)).isPresent())
            .sorted(Comparator.comparing(JobFacts::release).reversed())
            .collect(
                Collectors.groupingBy(
                    job -> job.upgradeTo().orElseThrow(), LinkedHashMap::new, Collectors.toList()))
            .values();
    return upgrades.stream().limit(SHOWN).map(PastUpgrades::upgrade).toList();
  }

  private static PastUpgrade upgrade(List<JobFacts> newestFirst) {
    var last = newestFirst.get(0);
    var first = newestFirst.get(newestFirst.size() - 1);
    var to = last.upgradeTo().orElseThrow();
    return new PastUpgrade(
        first.upgradeFrom().map(Release::toString).orElseThrow(),
        to.toString(),
        first.made().toString(),
        last.succeededAt().map(Instant::toString).orElseThrow(),
        // Something else was asked for on the way.
        last.release().equals(to) ? "Succeeded" : "Superseded");
  }
}

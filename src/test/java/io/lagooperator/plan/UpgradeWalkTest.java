package io.lagooperator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.api.RunState;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.observed.JobFacts;
import io.lagooperator.testing.ModelOperator.Wanted;
import io.lagooperator.testing.ModelRun;
import io.lagooperator.testing.Proof;
import io.lagooperator.testing.Specs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * From any release to any later one, with other wishes on the way: no stop is skipped, none is left
 * without its work, and no rule is broken at any step.
 */
class UpgradeWalkTest {
  private static final int WALKS = Proof.isAsked() ? 4_000 : 200;
  private static final int WISHES = 3;
  private static final ReleaseCatalogue CATALOGUE = ReleaseCatalogue.BUILT_IN;
  private static final List<Release> RELEASES =
      CATALOGUE.entries().stream().map(ReleaseCatalogue.Entry::release).toList();
  private static final List<String> SPECS =
      List.of(
          "",
          "restart: again",
          "state: Stopped",
          "components: {pdfWorker: {enabled: true}, worker: {replicas: 2}}",
          "components: {events: {enabled: true}, api: {autoscaling: {min: 1, max: 3}}}");

  @Test
  void everyStopIsMadeWhateverIsAskedForOnTheWay() {
    Proof.walk(WALKS, Walk::new);
  }

  private static final class Walk implements Runnable {
    private final Random random;
    private final List<Wanted> wishes = new ArrayList<>();
    private final ModelRun run;

    Walk(long seed) {
      random = new Random(seed);
      var from = RELEASES.get(random.nextInt(RELEASES.size() - 1));
      wishes.add(new Wanted(Specs.at(from.toString(), "")));
      run = new ModelRun(wishes.get(0), random);
    }

    @Override
    public void run() {
      run.comeToRest();
      for (int i = 0; i < WISHES; i++) {
        wish(random.nextInt(SPECS.size()));
        for (int steps = random.nextInt(200); steps > 0; steps--) {
          somethingHappens();
        }
      }
      wish(0);
      run.comeToRest();
      assertThat(run.operator().course().isThere()).as("%s", run).isTrue();
      assertThat(run.operator().plan().step()).isEqualTo(Step.RUNNING);
      eachStopWasMade();
    }

    /** Any release from that on which the database was begun to be brought to. */
    private void wish(int spec) {
      var begun =
          jobs(JobStep.MIGRATION).max(Comparator.comparing(JobFacts::release)).orElseThrow();
      var later = RELEASES.stream().filter(r -> !r.isBefore(begun.release())).toList();
      var wish =
          new Wanted(Specs.at(later.get(random.nextInt(later.size())).toString(), SPECS.get(spec)));
      wishes.add(wish);
      run.operator().want(wish);
    }

    private void somethingHappens() {
      switch (random.nextInt(10)) {
        case 0, 1 -> run.pass();
        case 2 -> run.cluster().pass(Duration.ofSeconds(random.nextInt(90)));
        case 3 -> run.cluster().endJob(random.nextInt(5) > 0, lastWords());
        default -> run.controllersMove();
      }
      run.judge();
    }

    /** The guard may find rows that came since the work on the data was done. */
    private String lastWords() {
      var observed = run.cluster().observed();
      return jobs(JobStep.MIGRATION)
          .filter(JobFacts::running)
          .flatMap(
              job ->
                  observed.schema(job.database()).stream()
                      .filter(here -> CATALOGUE.left(here, job.release()).isPresent()))
          .findFirst()
          .filter(here -> random.nextBoolean())
          .map(here -> "LAGO-OPERATOR WorkDue %s\nrows have come since".formatted(here))
          .orElse("PG::Error: something");
    }

    private void eachStopWasMade() {
      var migrations =
          jobs(JobStep.MIGRATION)
              .filter(JobFacts::succeeded)
              .map(JobFacts::release)
              .sorted()
              .toList();
      for (int i = 1; i < migrations.size(); i++) {
        var here = migrations.get(i - 1);
        var next = migrations.get(i);
        assertThat(CATALOGUE.path(here, next)).as("stops from %s to %s", here, next).hasSize(1);
        CATALOGUE
            .left(here, next)
            .ifPresent(
                stop ->
                    assertThat(jobs(JobStep.DATA_WORK).filter(JobFacts::succeeded))
                        .as("the work of %s", stop.release())
                        .anyMatch(job -> job.release().isSameMinorAs(stop.release())));
      }
      assertThat(migrations.get(migrations.size() - 1))
          .isEqualTo(run.operator().wanted().instance().release());
      assertThat(run.operator().wanted().instance().state()).isEqualTo(RunState.Running);
    }

    @Override
    public String toString() {
      return wishes + "; " + run;
    }

    private Stream<JobFacts> jobs(JobStep step) {
      return run.cluster().observed().jobs().stream().filter(job -> job.step() == step);
    }
  }
}

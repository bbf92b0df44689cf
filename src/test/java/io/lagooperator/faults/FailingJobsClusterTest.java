package io.lagooperator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.status.Reason;
import io.lagooperator.testing.Moments;
import io.lagooperator.testing.Patience;
import io.lagooperator.testing.Pods;
import io.lagooperator.testing.Proof;
import io.lagooperator.testing.RunningOperator;
import io.lagooperator.testing.Stages.Behaviour;
import io.lagooperator.testing.StatusJudge;
import io.lagooperator.testing.Task;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WatchRecorder;
import io.lagooperator.testing.WithOperator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Jobs fail on the longest way; it goes on once they are cured, with nobody touching anything. */
@WithOperator
class FailingJobsClusterTest {
  private static final List<Task> WAY = Task.way("1.20.0", "1.51.0");
  private static final int SAMPLE = 3;

  /** So slow that the time until the next attempt ends only when a test says so. */
  private static final InstantSource SLOW =
      InstantSource.offset(InstantSource.system(), Duration.ofHours(-1));

  @Test
  void eachFailureIsToldTheOldReleaseServesWhereItCanAndTheCureIsEnough(TestNamespace namespace) {
    var seed = Proof.seed();
    var failing = failing(new Random(seed));
    Proof.replayable(seed, () -> walk(failing, namespace));
    System.out.printf(
        "%d of %d Jobs failed on the way, with -Dseed=%d.%n", failing.size(), WAY.size() - 1, seed);
  }

  private static void walk(List<Task> failing, TestNamespace namespace) {
    var scene = new Scene(namespace);
    var own = "operatorClass: " + namespace.name();
    try (var recorder = namespace.record(StatusJudge.kindsAnd(Moments.KINDS));
        var operator = RunningOperator.startFor(namespace, SLOW)) {
      scene.run("version: " + WAY.get(0).release(), own, "components:");
      var walk = new Walk(scene, recorder);
      var faults = failing.stream().map(walk::willFail).toList();
      scene.apply("version: " + WAY.get(WAY.size() - 1).release(), own, "components:");
      var generation = scene.lago().getMetadata().getGeneration();

      walk.go(failing, faults);

      scene.awaitRunning();
      assertThat(scene.lago().getMetadata().getGeneration()).isEqualTo(generation);
      var events = recorder.upToNow(Patience.LIMIT);
      assertThat(Task.made(events)).containsExactlyElementsOf(eachOnceAndAgain(failing));
      Moments.judge(events);
      StatusJudge.judge(events);
    }
  }

  /** All but the one that makes the database, or some of them, in the order of the way. */
  private static List<Task> failing(Random random) {
    var jobs = new ArrayList<>(WAY.subList(1, WAY.size()));
    Collections.shuffle(jobs, random);
    var drawn = Set.copyOf(jobs.subList(0, Proof.isAsked() ? jobs.size() : SAMPLE));
    return WAY.stream().filter(drawn::contains).toList();
  }

  private static List<Task> eachOnceAndAgain(List<Task> failing) {
    return WAY.stream()
        .flatMap(task -> Stream.of(task, task).limit(failing.contains(task) ? 2 : 1))
        .toList();
  }

  /** The way of one instance. */
  private record Walk(Scene scene, WatchRecorder recorder) {
    /** At its first attempt and, until that is cured, at every other. */
    Behaviour willFail(Task task) {
      return scene.stages().namedJobFails(job(task), 1, lastWords(task));
    }

    void go(List<Task> failing, List<Behaviour> faults) {
      var here = WAY.get(0).release();
      for (var task : WAY) {
        if (failing.contains(task)) {
          fails(task, here, faults.get(failing.indexOf(task)));
        }
        scene.lagos().awaitSchema("billing", task.release());
        here = task.release();
      }
    }

    private void fails(Task task, Release here, Behaviour fault) {
      var failed = scene.kubelets().awaitFailed(task.step().label());
      assertThat(failed.getMetadata().getName()).isEqualTo(job(task));
      var told = told(task);
      told.effect().check(await(told, l -> true));

      var serves = ReleaseCatalogue.BUILT_IN.isAdditive(here, task.release());
      if (serves) {
        await(told, l -> serves(here, l));
        assertThat(scene.kubelets().of("api")).isNotEmpty().allMatch(pod -> serves(here, pod));
      }
      fault.close();
      scene.kubelets().nextAttemptIsDue(failed);
      scene.lagos().awaitSchema("billing", task.release());
      assertThat(serves || comingBack(here, failed).isEmpty())
          .as("release %s cannot serve when the migration to %s has begun", here, task.release())
          .isTrue();
    }

    private Fault told(Task task) {
      var isMigration = task.step() == JobStep.MIGRATION;
      return Fault.of(task + " fails", isMigration ? Reason.MigrationFailed : Reason.DataWorkFailed)
          .saysWithNextStep(
              "%s release %s failed (Job %s, attempt 1): %s."
                  .formatted(
                      isMigration ? "The migration to" : "The work on the data of",
                      task.release(),
                      job(task),
                      lastWords(task)));
    }

    private LagoInstance await(Fault told, Predicate<LagoInstance> holds) {
      return scene
          .lagos()
          .await(
              "billing",
              "Unknown with " + told.words(),
              l ->
                  "Unknown".equals(l.getStatus().state())
                      && FaultTrial.isSaid(told, scene.namespace(), l)
                      && holds.test(l));
    }

    private static boolean serves(Release release, LagoInstance lago) {
      return release.toString().equals(lago.getStatus().version())
          && Objects.requireNonNull(lago.getStatus().services()).stream()
              .allMatch(service -> "Running".equals(service.state()));
    }

    private static boolean serves(Release release, Pod pod) {
      return Pods.image(pod).endsWith(":v" + release) && Readiness.isPodReady(pod);
    }

    /** What was told to run that release after the failure. */
    private List<Deployment> comingBack(Release release, Job failed) {
      var then = Long.parseLong(failed.getMetadata().getResourceVersion());
      return recorder.upToNow(Patience.LIMIT).stream()
          .filter(event -> event.resourceVersion() > then)
          .flatMap(event -> event.as(Deployment.class).stream())
          .filter(it -> it.getSpec().getReplicas() > 0)
          .filter(it -> image(it).endsWith("getlago/api:v" + release))
          .toList();
    }

    private static String image(Deployment deployment) {
      return deployment.getSpec().getTemplate().getSpec().getContainers().get(0).getImage();
    }

    private String job(Task task) {
      var first = recorder.events().stream().flatMap(e -> e.as(Job.class).stream()).findFirst();
      var database = first.orElseThrow().getMetadata().getAnnotations().get(Labels.JOB_DATABASE);
      return "billing-%s-%s".formatted(task.toString().replaceAll("[ .]", "-"), database);
    }

    private static String lastWords(Task task) {
      return "PG::Error: no space left for " + task;
    }
  }
}

package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.model.InstanceResolver;
import io.lagooperator.model.Problem;
import io.lagooperator.model.Queues;
import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.model.RoutingFlag;
import io.lagooperator.model.SpecValidator;
import io.lagooperator.model.WorkerCatalogue;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.RandomSpecs;
import io.lagooperator.testing.Specs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No job waits for a worker that is not there: judged by what pods and Jobs are told. */
class QueueInvariantTest {
  private static final int SPECS = 10_000;

  /** Flags, and what sends jobs to a queue although it is set for another reason. */
  private static final Set<String> ROUTING =
      Queues.BUILT_IN.routes().stream()
          .flatMap(route -> route.flag().stream())
          .collect(Collectors.toUnmodifiableSet());

  private static List<Routed> routed = List.of();

  /** What matters of one rendered instance: what its processes are told, and who works. */
  private record Routed(Instance instance, Set<Map<String, String>> told) {
    static Routed of(Instance instance) {
      var environments = new Environments(instance, FakeInputs.of(instance));
      var job = Rendered.container(MigrateJobs.template(environments)).getEnv();
      var pods =
          instance.components().stream()
              .filter(Component::isRuby)
              .map(component -> environments.of(component).orElseThrow().variables());
      return new Routed(
          instance,
          Stream.concat(Stream.of(job), pods).map(Routed::flags).collect(Collectors.toSet()));
    }

    private static Map<String, String> flags(List<EnvVar> environment) {
      return environment.stream()
          .filter(variable -> ROUTING.contains(variable.getName()))
          .collect(
              Collectors.toMap(
                  EnvVar::getName,
                  v -> Optional.ofNullable(v.getValue()).orElse("as a Secret says")));
    }

    Release release() {
      return instance.release();
    }

    /** Variables that any process has. */
    Set<String> set() {
      return told.stream()
          .flatMap(flags -> flags.keySet().stream())
          .collect(Collectors.toUnmodifiableSet());
    }

    Set<Component> atWork() {
      return instance.components().stream()
          .filter(c -> c.role() == Component.Role.WORKER)
          .filter(c -> instance.workload(c).floor() > 0)
          .filter(c -> WorkerCatalogue.BUILT_IN.isIn(c, release()))
          .collect(Collectors.toSet());
    }

    Set<String> orphans(Queues queues) {
      return queues.orphans(release(), set(), atWork());
    }

    @Override
    public String toString() {
      return release() + " with " + instance.components() + " told " + told;
    }
  }

  @BeforeAll
  static void manyInstances() {
    var validator = Specs.validator();
    var specs = new RandomSpecs(new Random().nextLong());
    var accepted = new ArrayList<Instance>();
    while (accepted.size() < SPECS) {
      var lago = specs.next();
      if (isAccepted(validator, lago)) {
        accepted.add(InstanceResolver.resolve(lago));
      }
    }
    routed = accepted.parallelStream().map(Routed::of).toList();
  }

  private static boolean isAccepted(SpecValidator validator, LagoInstance lago) {
    return validator.problems(lago).stream()
        .allMatch(problem -> problem.kind() == Problem.Kind.NOT_SUPPORTED_YET);
  }

  @Test
  void everyReleaseIsAmongThem() {
    assertThat(routed.stream().map(Routed::release).distinct())
        .hasSameSizeAs(ReleaseCatalogue.BUILT_IN.entries());
  }

  @Test
  void noQueueIsWrittenToThatNobodyServes() {
    assertThat(routed).allSatisfy(r -> assertThat(r.orphans(Queues.BUILT_IN)).isEmpty());
  }

  @Test
  void allProcessesAndJobsAreToldTheSame() {
    assertThat(routed).allSatisfy(r -> assertThat(r.told()).hasSize(1));
  }

  @Test
  void aFlagIsSetExactlyWhileItsWorkerIsThere() {
    assertThat(routed)
        .allSatisfy(
            r ->
                assertThat(RoutingFlag.ALL)
                    .allMatch(
                        flag -> r.set().contains(flag.name()) == r.instance().has(flag.worker())));
  }

  static Stream<Queues.Service> services() {
    return Queues.BUILT_IN.services().stream();
  }

  @ParameterizedTest
  @MethodSource("services")
  void aWorkerThatForgetsAQueueIsNoticed(Queues.Service forgotten) {
    var services = new ArrayList<>(Queues.BUILT_IN.services());
    services.remove(forgotten);
    var mutant = new Queues(Queues.BUILT_IN.routes(), services);
    assertThat(routed).anyMatch(r -> r.orphans(mutant).contains(forgotten.queue()));
  }

  static Stream<RoutingFlag> flags() {
    return RoutingFlag.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("flags")
  void aFlagWithoutItsWorkerIsNoticed(RoutingFlag flag) {
    assertThat(routed)
        .filteredOn(r -> r.instance().has(flag.worker()))
        .isNotEmpty()
        .allSatisfy(
            r -> {
              var others = new HashSet<>(r.atWork());
              others.remove(flag.worker());
              assertThat(Queues.BUILT_IN.orphans(r.release(), r.set(), others)).isNotEmpty();
            });
  }
}

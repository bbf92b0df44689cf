package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.Specs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrateJobsTest {
  @Test
  void itsScriptsReachRubyAsTheyAreInTheirFiles() {
    var container =
        job(Specs.instance("")).getSpec().getTemplate().getSpec().getContainers().get(0);
    var words = Stream.concat(container.getCommand().stream(), container.getArgs().stream());
    var variables = new HashMap<String, String>();
    container.getEnv().forEach(v -> variables.put(v.getName(), "EXPANDED"));
    assertThat(words.map(word -> asKubernetesExpands(word, variables)))
        .containsExactly(
            "ruby",
            "-e",
            Script.JOB_RUBY.text(),
            "-e",
            Script.DATA_WORK_STEPS_RUBY.text(),
            "-e",
            Script.MIGRATE_RUBY.text(),
            "--",
            Script.GUARD_SQL.text(),
            Script.RECORD_SQL.text());
  }

  static List<Instance> instances() {
    return Rendered.instances();
  }

  @ParameterizedTest
  @MethodSource("instances")
  void commandsAndValuesOfAllContainersSurviveExpansion(Instance instance) {
    Rendered.templates(instance)
        .forEach(
            (name, template) -> {
              var container = Rendered.container(template);
              var variables = new HashMap<String, String>();
              container.getEnv().forEach(v -> variables.put(v.getName(), "EXPANDED"));
              assertThat(container.getCommand())
                  .as(name)
                  .map(word -> asKubernetesExpands(word, variables))
                  .noneMatch(word -> word.contains("EXPANDED"));
              assertThat(container.getEnv())
                  .as(name)
                  .map(v -> String.valueOf(v.getValue()).replace("$$", ""))
                  .noneMatch(value -> value.contains("$"));
            });
  }

  @Test
  void itIsTriedOnceAndNeverKilledForBeingSlow() {
    var spec = job(Specs.instance("")).getSpec();
    assertThat(spec.getBackoffLimit()).isZero();
    assertThat(spec.getPodReplacementPolicy()).isEqualTo("Failed");
    assertThat(spec.getActiveDeadlineSeconds()).isNull();
    assertThat(spec.getTtlSecondsAfterFinished()).isNull();
    assertThat(spec.getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
  }

  @Test
  void inputsDoNotChangeItsNameAndAttemptsDo() {
    var instance = Specs.instance("");
    var other = FakeInputs.with(instance, instance.keys().secretKeyBase(), "another");
    assertThat(Stream.of(1, 7).map(attempt -> name(instance, other, attempt)))
        .containsExactly(
            job(instance).getMetadata().getName(),
            job(instance).getMetadata().getName().replaceFirst("..$", "-7"));
  }

  private static String name(Instance instance, Inputs inputs, int attempt) {
    return Jobs.of(Rendered.of(instance, inputs), Rendered.order(instance, attempt))
        .getMetadata()
        .getName();
  }

  @Test
  void anotherDatabaseChangesItsName() {
    var external = "database: {external: {host: %s, user: u, passwordSecret: {name: s, key: k}}}";
    assertThat(
            Stream.of("", external.formatted("a"), external.formatted("b"))
                .map(spec -> job(Specs.instance(spec)).getMetadata().getName()))
        .doesNotHaveDuplicates();
  }

  private static Job job(Instance instance) {
    return Jobs.of(Rendered.of(instance, FakeInputs.of(instance)), Rendered.order(instance, 1));
  }

  /**
   * After k8s.io/kubernetes/third_party/forked/golang/expansion: unknown names stay as they are.
   */
  private static String asKubernetesExpands(String text, Map<String, String> variables) {
    var expanded = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      var close = text.startsWith("$(", i) ? text.indexOf(')', i) : -1;
      if (text.startsWith("$$", i)) {
        expanded.append('$');
        i++;
      } else if (close > 0) {
        var name = text.substring(i + 2, close);
        expanded.append(variables.getOrDefault(name, "$(" + name + ")"));
        i = close;
      } else {
        expanded.append(text.charAt(i));
      }
    }
    return expanded.toString();
  }
}

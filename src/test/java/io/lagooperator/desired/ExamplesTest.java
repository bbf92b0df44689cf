package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.api.ComponentSpec;
import io.lagooperator.api.EnvironmentVariable;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.testing.Golden;
import io.lagooperator.testing.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example, and all that it makes: a reviewer sees in one file what a change does. */
class ExamplesTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("examples"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }

  @Test
  void thereAreExamples() throws IOException {
    assertThat(examples()).contains("minimal", "external-services", "streaming");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleIsAValidSpec(String example) {
    assertThat(Specs.validator().problems(Specs.example(example))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleMakesTheseObjects(String example) {
    var instance = Specs.resolved(Specs.example(example));
    Golden.check(
        GOLDEN.resolve(example + ".yaml"),
        Rendered.whole(instance).stream()
            .map(ExamplesTest::document)
            .collect(Collectors.joining()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyVariableOfAnExampleIsDocumented(String example) throws IOException {
    var page = Files.readString(Path.of("docs", "environment.md"));
    var spec = Specs.example(example);
    var instance = Specs.resolved(spec);
    var extras = ownVariables(spec.getSpec()).map(EnvironmentVariable::name).toList();
    var names =
        Rendered.templates(instance).values().stream()
            .flatMap(template -> Rendered.environment(template).keySet().stream())
            .filter(name -> !extras.contains(name));
    assertThat(names).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
  }

  /** Of the user, of whatever name. */
  private static Stream<EnvironmentVariable> ownVariables(LagoInstanceSpec spec) {
    var ofComponents =
        Optional.ofNullable(spec.components()).orElse(Map.of()).values().stream()
            .map(ComponentSpec::env);
    return Stream.concat(
            Stream.of(Optional.ofNullable(spec.env())), ofComponents.map(Optional::ofNullable))
        .flatMap(Optional::stream)
        .flatMap(List::stream);
  }

  private static String document(HasMetadata object) {
    return "---\n" + Serialization.asYaml(object).replaceFirst("^---\n", "");
  }
}

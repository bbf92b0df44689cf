package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.observed.GuardVerdict;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptTest {
  @ParameterizedTest
  @EnumSource
  void everyScriptReachesItsContainerAsItIsInTheFile(Script script) {
    assertThat(script.text()).endsWith("\n");
    assertThat(asKubernetesExpandsIt(script.inContainer())).isEqualTo(script.text());
  }

  @Test
  void theGuardEndsTheJobWithTheCodesThatAreReadFromIt() {
    var codes =
        Pattern.compile("\"(\\w+)\" => (7[0-9])")
            .matcher(Script.MIGRATE_RUBY.text())
            .results()
            .collect(Collectors.toMap(m -> m.group(1), m -> Integer.parseInt(m.group(2))));
    assertThat(codes)
        .isEqualTo(
            Arrays.stream(GuardVerdict.Kind.values())
                .collect(Collectors.toMap(Enum::name, GuardVerdict.Kind::exitCode)));
  }

  @Test
  void theWorkOnTheDataIsKnownForEachStopThatAsksForIt() {
    var catalogue = ReleaseCatalogue.BUILT_IN;
    var path = catalogue.path(catalogue.oldest(), catalogue.newest());
    assertThat(
            Pattern.compile("(?m)^  \"([0-9.]+)\" => ")
                .matcher(Script.DATA_WORK_STEPS_RUBY.text())
                .results()
                .map(m -> m.group(1)))
        .containsExactlyElementsOf(
            path.stream()
                .flatMap(release -> catalogue.workBefore(release).stream())
                .map(stop -> stop.release().toString())
                .toList());
  }

  /** {@code $$} becomes {@code $}, {@code $(NAME)} the variable's value; all else stays. */
  private static String asKubernetesExpandsIt(String text) {
    return Pattern.compile("\\$(\\$|\\([^)]*\\))")
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(found.group().equals("$$") ? "$" : "EXPANDED"));
  }
}

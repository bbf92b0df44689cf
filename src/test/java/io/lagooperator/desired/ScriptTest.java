package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptTest {
  @ParameterizedTest
  @EnumSource
  void everyScriptReachesItsContainerAsItIsInTheFile(Script script) {
    assertThat(script.text()).endsWith("\n");
    assertThat(asKubernetesExpandsIt(script.inContainer())).isEqualTo(script.text());
  }

  /** {@code $$} becomes {@code $}, {@code $(NAME)} the variable's value; all else stays. */
  private static String asKubernetesExpandsIt(String text) {
    return Pattern.compile("\\$(\\$|\\([^)]*\\))")
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(found.group().equals("$$") ? "$" : "EXPANDED"));
  }
}

package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.Problem.Kind;
import io.lagooperator.testing.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotSupportedYetTest {
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("networkPolicy", "networkPolicy: {enabled: false}"),
          Map.entry("monitoring", "monitoring: {rules: true}"),
          Map.entry("upgrade.backup", "upgrade: {backup: BeforeEachHop}"),
          Map.entry("backup", "backup: {schedule: '0 3 * * *'}"));

  static Stream<Map.Entry<String, String>> fields() {
    return FIELDS.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aFieldThatNothingRendersIsRefusedAndNotIgnored(Map.Entry<String, String> field) {
    assertThat(SpecValidatorTest.problems(Specs.minimal(field.getValue())))
        .containsExactly(
            new Problem(
                Kind.NOT_SUPPORTED_YET,
                "spec." + field.getKey(),
                "is not supported yet by this version of the operator; leave it out"));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void theReadmeNamesIt(Map.Entry<String, String> field) throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    var list = readme.substring(readme.indexOf("## Not supported yet"));
    assertThat(list).contains("`" + field.getKey().replaceFirst("^components[.]\\w+[.]", "") + "`");
  }

  @Test
  void whatIsWrongIsSaidBeforeWhatIsNotSupported() {
    assertThat(
            SpecValidatorTest.problems(
                Specs.minimal(
                    "storage: {volume: {}, s3: {bucket: b, region: r}}\nbackup: {schedule: '0 3 * * *'}")))
        .extracting(Problem::path)
        .containsExactly("spec.storage", "spec.backup");
  }
}

package io.lagooperator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.CelRule;
import io.lagooperator.testing.Golden;
import io.lagooperator.testing.ReferencePage;
import io.lagooperator.testing.Schema;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every field of the CRD, as a page for people. */
class ReferenceDocTest {
  private static final Path PAGE = Path.of("docs", "reference.md");
  private static final Pattern LINK = Pattern.compile("\\]\\(#([^)]+)\\)");

  @Test
  void thePageIsWhatTheCrdSays() {
    Golden.check(PAGE, ReferencePage.text());
  }

  @Test
  void everyFieldAndEveryRuleIsOnIt() {
    var page = ReferencePage.text();
    var fields = Schema.all().flatMap(Schema::properties).filter(f -> f.path().indexOf('.', 1) > 0);
    assertThat(fields)
        .hasSizeGreaterThan(300)
        .allMatch(f -> page.contains("| `" + f.path().replaceFirst(".*[.]", "") + "`"));
    assertThat(CelRule.all())
        .extracting(rule -> rule.sentence().replaceAll("\\s+", " "))
        .allMatch(page.replaceAll("\\s+", " ")::contains);
  }

  @Test
  void everyFieldSaysWhatItIsFor() {
    assertThat(ReferencePage.text().lines().filter(line -> line.startsWith("| `")))
        .noneMatch(line -> line.endsWith("|  |"));
  }

  @Test
  void everyLinkLeadsSomewhere() {
    var page = ReferencePage.text();
    assertThat(LINK.matcher(page).results().map(link -> link.group(1)))
        .hasSizeGreaterThan(100)
        .allMatch(anchor -> page.contains("<a id=\"" + anchor + "\">"));
  }
}

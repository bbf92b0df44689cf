package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.Plugin;
import io.lagooperator.testing.Specs;
import org.junit.jupiter.api.Test;

/** {@code kubectl lago init}: it asks beside the answer, and asks again what would not do. */
class InitVerbTest {
  @Test
  void whoOnlyPressesEnterGetsAManifestThatWorks() {
    var answer = Plugin.alone().typing("\n".repeat(40)).run("init");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(Specs.validator().problems(Specs.yaml(answer.out()))).isEmpty();
    assertThat(answer.out()).contains("name: billing", "version: " + Specs.NEWEST);
    assertThat(answer.err()).contains("Name of the instance [billing]:");
  }

  @Test
  void whatTheOperatorWouldRefuseIsAskedAgain() {
    var answer =
        Plugin.alone()
            .typing("Big Name\nshop\n9.9.9\n1.45.2\nnowhere\n" + "\n".repeat(40))
            .run("init");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.out()).contains("name: shop", "version: 1.45.2");
    assertThat(answer.err()).contains("metadata.name", "9.9.9 is not known", "spec.urls.front");
  }

  @Test
  void secretsAreToldHowToMakeAndNeverAskedFor() {
    var answer =
        Plugin.alone().run("init", "--yes", "--set", "database=external", "--set", "mail=yes");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.out()).contains("passwordSecret").doesNotContain("kubectl");
    assertThat(answer.err())
        .contains("kubectl create secret generic billing-database --from-literal=password='…'")
        .doesNotContain("[password]");
  }

  @Test
  void whereNobodyCanBeAskedItSaysHowToGoOn() {
    var nobody = Plugin.alone().run("init");
    assertThat(nobody.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(nobody.err()).contains("--yes");

    var wrong = Plugin.alone().run("init", "--yes", "--set", "storage=tape");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("one of volume, s3, gcs");

    var unknown = Plugin.alone().run("init", "--yes", "--set", "colour=red");
    assertThat(unknown.err()).contains("There is no question colour");
  }
}

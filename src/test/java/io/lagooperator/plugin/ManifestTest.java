package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lagooperator.testing.Plugin;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a file of the user has to hold, and where it says that it belongs. */
class ManifestTest {
  private static final String INSTANCE =
      """
      apiVersion: lago-operator.io/v1alpha1
      kind: LagoInstance
      metadata: {name: billing, namespace: one}
      spec: {version: 1.51.0, urls: {front: "https://billing.example.com"}}
      """;

  private static Manifest read(String text) {
    return Manifest.read("-", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void twoNamespacesAreOneTooMany() {
    var answer = Plugin.alone().typing(INSTANCE).run("plan", "-f", "-", "-n", "two");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err())
        .contains("LagoInstance billing into namespace one", "-n says two", "which is meant?");
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void whatHasNoNameIsRefusedInWords() {
    for (var metadata : new String[] {"metadata: {namespace: one}", "metadata: 3", ""}) {
      var file = INSTANCE.replaceFirst("metadata: .*", metadata);
      assertThatThrownBy(() -> read(file))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("holds a LagoInstance without metadata.name");
      assertThatThrownBy(() -> read(INSTANCE + "---\nkind: Secret\n" + metadata))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("holds a Secret without metadata.name");
    }
  }

  @Test
  void exactlyOneInstanceIsAsked() {
    assertThatThrownBy(() -> read("kind: Secret\nmetadata: {name: a}\n"))
        .hasMessageContaining("holds no LagoInstance");
    assertThatThrownBy(() -> read(INSTANCE + "---\n" + INSTANCE))
        .hasMessageContaining("more than one");
    assertThat(read(INSTANCE + "---\nkind: ConfigMap\nmetadata: {name: a}\n").others())
        .containsExactly("ConfigMap a");
  }
}

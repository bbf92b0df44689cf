package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the launcher says of the Java that it finds, before it starts it. */
class LauncherTest {
  @TempDir Path home = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "java version \"1.8.0_392\", on, 8",
    "openjdk version \"11.0.21\" 2023-10-17, on, 11",
    "openjdk version \"11.0.21\" 2023-10-17, off, 11"
  })
  void anOlderJavaIsNamedInsteadOfStarted(String version, String archive, String major)
      throws Exception {
    assertThat(call(version, archive))
        .isEqualTo(
            "Error: Java 17 or newer is needed, and %s is Java %s. Install a newer one, or set JAVA_HOME.\n"
                .formatted(java().toRealPath(), major));
  }

  @ParameterizedTest
  @CsvSource({
    "openjdk version \"17\" 2021-09-14, on",
    "openjdk version \"21.0.1\" 2023-10-17, off",
    "what it is it does not tell, on"
  })
  void aNewerOneIsStarted(String version, String archive) throws Exception {
    assertThat(call(version, archive)).isEqualTo("started\n");
  }

  private Path java() {
    return home.resolve("bin").resolve("java");
  }

  private String call(String version, String archive) throws Exception {
    Files.createDirectories(java().getParent());
    Files.writeString(
        java(),
        "#!/bin/sh\n[ \"$1\" = -version ] && { echo '%s' >&2; exit; }\necho started\n"
            .formatted(version));
    assertThat(java().toFile().setExecutable(true)).isTrue();
    var builder = new ProcessBuilder("bin/kubectl-lago", "status");
    builder.environment().put("JAVA_HOME", home.toString());
    builder.environment().put("XDG_CACHE_HOME", home.toString());
    builder
        .environment()
        .put("KUBECTL_LAGO_JAR", Files.writeString(home.resolve("a.jar"), "").toString());
    builder.environment().put("KUBECTL_LAGO_ARCHIVE", archive);
    var process = builder.redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return text;
  }
}

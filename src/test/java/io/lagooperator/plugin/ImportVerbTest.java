package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.Plugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is imported holds keys, which nobody else is to see. */
class ImportVerbTest {
  private static final String[] SOURCE = {"import", "env", "", "--release", "1.45.2"};

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    var file = folder.resolve("lago.env");
    Files.writeString(
        file,
        """
        LAGO_FRONT_URL=https://billing.example.com
        SECRET_KEY_BASE=base-canary
        LAGO_RSA_PRIVATE_KEY='%s'
        LAGO_ENCRYPTION_PRIMARY_KEY=primary-canary
        LAGO_ENCRYPTION_DETERMINISTIC_KEY=deterministic-canary
        LAGO_ENCRYPTION_KEY_DERIVATION_SALT=salt-canary
        DATABASE_URL=postgresql://lago:pg-canary@pg.example.com:5432/lago
        REDIS_URL=redis://redis.example.com:6379
        """
            .formatted(FakeInputs.PEM));
  }

  private String[] line(String... more) {
    var line = new java.util.ArrayList<>(java.util.List.of(SOURCE));
    line.set(2, folder.resolve("lago.env").toString());
    line.addAll(java.util.List.of(more));
    return line.toArray(String[]::new);
  }

  @Test
  void aTerminalShowsNoKeys() {
    var refused = Plugin.alone().typing("").run(line());
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("-o FILE", "--yes-print-secrets");

    var wanted = Plugin.alone().typing("").run(line("--yes-print-secrets"));
    assertThat(wanted.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(wanted.out()).contains("kind: Secret", "kind: LagoInstance");

    assertThat(Plugin.alone().run(line()).out()).isEqualTo(wanted.out());
  }

  @Test
  void aFileIsNewAndOnlyItsOwnerReadsIt() throws IOException {
    var file = folder.resolve("billing.yaml");

    var written = Plugin.alone().typing("").run(line("-o", file.toString()));

    assertThat(written.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(written.out()).isEmpty();
    assertThat(written.err()).contains("Written to " + file, "kubectl lago plan -f");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).content().isEqualTo(Plugin.alone().run(line()).out());

    var again = Plugin.alone().run(line("-o", file.toString()));
    assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(again.err()).contains("is not written over");
  }
}

package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a report, and what its exit code tells of it. */
class ReportVerbTest {
  private static final String SECRETS = "GET /api/v1/namespaces/shop/secrets";
  private static final String PODS = "GET /api/v1/namespaces/shop/pods";

  @TempDir Path folder = Path.of("");
  @AutoClose private final FakeApi api = new FakeApi();

  @BeforeEach
  void anInstance() {
    api.says(FakeApi.LAGO, 200, FakeApi.lago(1, "Running"));
    api.says(PODS, 200, "{\"kind\": \"PodList\", \"apiVersion\": \"v1\", \"items\": []}");
  }

  @Test
  void onlyItsOwnerCanReadIt() throws Exception {
    api.says(SECRETS, 200, "{\"kind\": \"SecretList\", \"apiVersion\": \"v1\", \"items\": []}");
    var file = folder.resolve("report.zip");

    var answer = api.plugin().run("report", "-o", file.toString());

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.GOOD);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void whereSecretsCannotBeReadItSaysSoAndIsNotAsWanted() {
    api.says(SECRETS, 403, FakeApi.status(403, "no secrets for you"));
    var file = folder.resolve("report.zip");

    var answer = api.plugin().run("report", "-o", file.toString());

    assertThat(answer.exitCode()).isEqualTo(ExitCode.NOT_AS_WANTED);
    assertThat(answer.err()).contains("The Secrets of namespace shop could not be read");
    assertThat(file).exists();
  }

  @Test
  void nothingIsLeftOfAReportThatFails() {
    api.says(SECRETS, 200, "{\"kind\": \"SecretList\", \"apiVersion\": \"v1\", \"items\": []}");
    api.says(PODS, 200, "not what was asked for");
    var file = folder.resolve("report.zip");

    var answer = api.plugin().run("report", "-o", file.toString());

    assertThat(answer.exitCode()).isNotEqualTo(ExitCode.GOOD);
    assertThat(file).doesNotExist();
  }
}

package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** An export of keys that are not all there. */
class KeysExportVerbTest {
  @AutoClose private final FakeApi api = new FakeApi();

  @Test
  void aCopyThatIsNotWholeIsToldByTheExitCode() {
    api.says(FakeApi.LAGO, 200, FakeApi.lago(1, "Running"));
    api.says(
        "GET /api/v1/namespaces/shop/secrets/billing-keys",
        200,
        """
        {"kind": "Secret", "apiVersion": "v1", "metadata": {"name": "billing-keys"}}
        """);

    var answer = api.plugin().run("keys", "export");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_AS_WANTED);
    assertThat(answer.out()).contains("name: \"billing-keys\"");
    assertThat(answer.err()).contains("Note: ");
  }
}

package io.lagooperator.plugin;

import static io.lagooperator.plugin.FakeApi.event;
import static io.lagooperator.plugin.FakeApi.lago;
import static io.lagooperator.plugin.FakeApi.status;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How a watch ends: only a deletion is a good end. */
class StatusWatchTest {

  @AutoClose private final FakeApi api = new FakeApi();

  @Test
  void aDeletionIsAGoodEnd() {
    api.says(FakeApi.LAGO, 200, lago(1, "Running"));
    api.says(
        FakeApi.WATCH,
        200,
        event("MODIFIED", lago(2, "Stopped")) + event("DELETED", lago(3, "Stopped")));

    var answer = api.plugin().run("status", "--watch");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.out()).containsSubsequence("Running", "Stopped");
  }

  @Test
  void aWatchThatIsTooOldBeginsAnewWithWhatIsThere() {
    api.says(FakeApi.LAGO, 200, lago(1, "Running"));
    api.says(FakeApi.LAGO, 200, lago(9, "Stopped"));
    api.says(FakeApi.WATCH, 200, event("ERROR", status(410, "too old resource version: 1")));
    api.says(FakeApi.WATCH, 200, event("DELETED", lago(10, "Stopped")));

    var answer = api.plugin().run("status", "--watch");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.out()).containsSubsequence("Running", "Stopped");
  }

  @Test
  void whatWasDeletedWhileNobodyWatchedIsAGoodEndToo() {
    api.says(FakeApi.LAGO, 200, lago(1, "Running"));
    api.says(FakeApi.LAGO, 404, status(404, "gone"));
    api.says(FakeApi.WATCH, 200, event("ERROR", status(410, "too old resource version: 1")));

    assertThat(api.plugin().run("status", "--watch").exitCode()).isEqualTo(ExitCode.GOOD);
  }
}

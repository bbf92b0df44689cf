package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An upgrade does not begin under a task that runs. */
class RunningTasksTest {
  private static final String JOBS = "GET /apis/batch/v1/namespaces/shop/jobs";

  @AutoClose private final FakeApi api = new FakeApi();

  @BeforeEach
  void anInstance() {
    api.says(FakeApi.LAGO, 200, FakeApi.lago(1, "Running"));
    api.says("PATCH" + FakeApi.LAGO.substring(3), 200, FakeApi.lago(2, "Running"));
  }

  @Test
  void aTaskThatRunsIsWaitedFor() {
    api.says(JOBS, 200, jobs("{}"));

    var answer = api.plugin().typing("yes\n").run("upgrade", "1.51.1");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(answer.err())
        .contains(
            "billing-task-x",
            "add --yes: kubectl get jobs -n shop -l lago-operator.io/task-of=billing");
  }

  @Test
  void whoeverSaysYesBeforehandIsTold() {
    api.says(JOBS, 200, jobs("{}"));

    var answer = api.plugin().run("upgrade", "1.51.1", "--yes");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.err()).contains("Note: ", "billing-task-x");
  }

  @Test
  void aTaskThatHasEndedIsInNobodysWay() {
    api.says(JOBS, 200, jobs("{\"conditions\": [{\"type\": \"Failed\", \"status\": \"True\"}]}"));

    var answer = api.plugin().typing("yes\n").run("upgrade", "1.51.1");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.GOOD);
    assertThat(answer.err()).doesNotContain("billing-task-x");
  }

  private static String jobs(String status) {
    return """
    {"kind": "JobList", "apiVersion": "batch/v1",
     "items": [{"metadata": {"name": "billing-task-x"}, "status": %s}]}
    """
        .formatted(status);
  }
}

package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.api.LagoInstance;
import java.util.List;

/** The tasks that run now: a migration would change the schema under them. */
record RunningTasks(Session session, LagoInstance lago) {
  /** Refuses, unless whoever asks has said yes beforehand. */
  void mustNotMeet(Question question) {
    var jobs = jobs();
    if (jobs.isEmpty()) {
      return;
    }
    var sentence =
        "Tasks of %s run with the release of now (%s), and a migration would change the schema under them. "
            .formatted(lago.getMetadata().getName(), String.join(", ", jobs));
    if (!question.yes) {
      throw new Refusal(sentence + "Wait for their end, or add --yes: " + command());
    }
    session.screen().hint(sentence + "Look after them: " + command());
  }

  private String command() {
    return "kubectl get jobs -n %s -l %s=%s"
        .formatted(
            lago.getMetadata().getNamespace(), TaskJob.TASK_OF, lago.getMetadata().getName());
  }

  private List<String> jobs() {
    return session
        .client()
        .resources(Job.class)
        .inNamespace(lago.getMetadata().getNamespace())
        .withLabel(TaskJob.TASK_OF, lago.getMetadata().getName())
        .list()
        .getItems()
        .stream()
        .filter(job -> !TaskRun.isOver(job))
        .map(job -> job.getMetadata().getName())
        .sorted()
        .toList();
  }
}

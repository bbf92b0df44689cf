package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Component;
import io.lagooperator.model.Names;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one of Lago's rake tasks in a Job, which outlives this terminal. */
@Command(
    name = "task",
    description = "Run one of Lago's rake tasks, in a Job of its own.",
    footer = {
      "%nThe Job has the image, settings and volumes of the worker. It goes on when this command",
      "ends, and stays as a record until somebody deletes it; the operator leaves it alone.",
      "%nExamples: kubectl lago task --list",
      "          kubectl lago task lago:version",
      "          kubectl lago task migrations:wallet_traceability DRY_RUN=true"
    })
final class TaskVerb implements Verb {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(:[a-z0-9_]+)*(\\[.*])?");
  private static final Pattern SETTING = Pattern.compile("[A-Z][A-Z0-9_]*=.*");

  /** The operator alone changes the schema; these only look. */
  private static final List<String> HARMLESS = List.of("db:version", "db:migrate:status");

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The task, with arguments in brackets if it takes any.")
  Optional<String> name = Optional.empty();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "SETTING=VALUE",
      description = "Variables that the task reads.")
  List<String> settings = List.of();

  @Option(names = "--list", description = "List the tasks of the release that runs.")
  boolean list;

  @Option(names = "--detach", description = "Do not wait for its end.")
  boolean detach;

  @Mixin final TaskTimeout timeout = new TaskTimeout();

  @Override
  public ExitCode run(Session session) {
    var command = command();
    var lago = new Instances(session).meant(Optional.empty());
    requireQuiet(lago);
    var suffix = Long.toString(session.surroundings().clock().millis(), Character.MAX_RADIX);
    var job = TaskJob.of(lago, worker(session, lago), command, suffix);
    var made = session.client().resource(job).inNamespace(session.namespace()).create();
    session.screen().tell("Job %s runs it.".formatted(made.getMetadata().getName()));
    return detach ? detached(session, made) : new TaskRun(session, made, timeout.time).await();
  }

  private static ExitCode detached(Session session, Job job) {
    session
        .screen()
        .print(
            "kubectl logs -f job/%s -n %s"
                .formatted(job.getMetadata().getName(), job.getMetadata().getNamespace()));
    return ExitCode.GOOD;
  }

  private List<String> command() {
    if (list) {
      return List.of("bundle", "exec", "rake", "-T");
    }
    var task = name.orElseThrow(() -> Refusal.ofUsage("Which task? See kubectl lago task --list."));
    if (!NAME.matcher(task).matches()) {
      throw Refusal.ofUsage(
          "'%s' is not the name of a task; they look like lago:version.".formatted(task));
    }
    settings.stream()
        .filter(setting -> !SETTING.matcher(setting).matches())
        .findFirst()
        .ifPresent(
            setting -> {
              throw Refusal.ofUsage(
                  "'%s' is no setting; write it like DRY_RUN=true.".formatted(setting));
            });
    if (task.startsWith("db:") && !HARMLESS.contains(task)) {
      throw new Refusal(
          "%s would change the schema behind the operator's back, which alone migrates. Set a version instead: kubectl lago upgrade"
              .formatted(task));
    }
    return Stream.concat(Stream.of("bundle", "exec", "rake", task), settings.stream()).toList();
  }

  /** Code of one release must not meet a schema on its way to another. */
  private static void requireQuiet(LagoInstance lago) {
    var now = new Statuses(lago);
    RestartVerb.requireRunning(lago);
    if (!now.isCurrent() || !now.is("Migrated") || now.status().version() == null) {
      throw new Refusal(
          "%s is on its way from one release to another, and a task could meet a schema that is not its own. Wait for that: %s"
              .formatted(lago.getMetadata().getName(), now.message()));
    }
  }

  private static Deployment worker(Session session, LagoInstance lago) {
    var name = new Names(lago.getMetadata().getName()).of(Component.WORKER);
    return Optional.ofNullable(
            session
                .client()
                .resources(Deployment.class)
                .inNamespace(session.namespace())
                .withName(name)
                .get())
        .orElseThrow(
            () ->
                new Refusal(
                    "There is no Deployment %s whose settings a task could take. See kubectl lago explain."
                        .formatted(name)));
  }
}

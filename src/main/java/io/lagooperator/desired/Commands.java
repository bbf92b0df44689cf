package io.lagooperator.desired;

import io.lagooperator.model.Component;
import io.lagooperator.model.Feature;
import io.lagooperator.model.Queues;
import io.lagooperator.model.Release;
import io.lagooperator.model.WorkerCatalogue;
import java.util.List;

/** What each container runs; never the image's own default, which migrates on every start. */
final class Commands {
  private Commands() {}

  static List<String> of(Component component, Release release) {
    return switch (component.role()) {
      case API -> ruby("api", "bundle exec rails s -b ::", release);
      case WORKER -> worker(WorkerCatalogue.BUILT_IN.of(component), release);
      case CLOCK -> ruby("clock", "bundle exec clockwork ./clock.rb", release);
      case STREAM ->
          component.isRuby()
              ? ruby("events.consumer", "bundle exec karafka server", release)
              : List.of("./event_processors");
      case FRONT -> List.of("nginx", "-g", "daemon off;");
      case PDF ->
          List.of(
              "gotenberg",
              "--api-timeout=300s",
              "--chromium-disable-javascript=true",
              "--libreoffice-disable-routes=true");
      case STORE ->
          component == Component.POSTGRESQL
              ? List.of("sh", "-c", Script.POSTGRESQL_START.inContainer(), "postgresql.sh")
              : List.of("sh", "-c", Script.REDIS_START.inContainer(), "redis.sh");
    };
  }

  private static List<String> worker(WorkerCatalogue.Entry worker, Release release) {
    var folder = Feature.SIDEKIQ_FOLDER.isIn(release) ? "config/sidekiq/" : "config/";
    var process = "bundle exec sidekiq -C " + folder + worker.sidekiq() + ".yml";
    if (Queues.BUILT_IN.inherited(release, worker.component()).isEmpty()) {
      return ruby(worker.script(), process, release);
    }
    // Queues that are named here take the place of those of the configuration.
    var queues = Queues.BUILT_IN.served(release, worker.component());
    return process(process + " -q " + String.join(" -q ", queues));
  }

  /**
   * What ends a container gently before it is told to stop. Unlike commands, Kubernetes takes these
   * words as they are.
   */
  static List<String> beforeStop(Component component) {
    return switch (component) {
      // Requests still arrive until every node knows that the pod is going.
      case API, FRONT -> List.of("sleep", "10");
      case POSTGRESQL -> List.of("sh", "-c", Script.POSTGRESQL_STOP.text());
      case REDIS, REDIS_CACHE -> List.of("sh", "-c", Script.REDIS_STOP.text());
      default -> List.of();
    };
  }

  /** Time to end: a worker that is killed mid-job loses the job, and stores outlive workers. */
  static long graceSeconds(Component component) {
    return switch (component.role()) {
      case API, WORKER, STREAM, PDF -> 60;
      case FRONT, CLOCK -> 30;
      case STORE -> 120;
    };
  }

  /** Old scripts keep the signal to stop to themselves, so the process is run without them. */
  private static List<String> ruby(String script, String process, Release release) {
    return Feature.SIGNALS_REACH_THE_PROCESS.isIn(release)
        ? List.of("./scripts/start." + script + ".sh")
        : process(process);
  }

  private static List<String> process(String process) {
    return List.of("bash", "-c", "rm -f ./tmp/pids/server.pid && exec " + process);
  }
}

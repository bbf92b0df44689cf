package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.lagooperator.api.LagoInstance;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how an instance is. */
@Command(
    name = "status",
    description = "Show services, conditions and the next step.",
    footer = {
      "%nWith -o json or yaml the status is printed as the operator wrote it.",
      "%nExamples: kubectl lago status --watch",
      "          kubectl lago status -o json"
    })
final class StatusVerb implements Verb {
  /** How it is printed. */
  enum Form {
    TEXT,
    WIDE,
    JSON,
    YAML
  }

  @Mixin final InstanceArgument instance = new InstanceArgument();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "wide, json or yaml.")
  Form form = Form.TEXT;

  @Option(
      names = {"-w", "--watch"},
      description = "Print it anew with each change, until Ctrl-C or the instance is deleted.")
  boolean watch;

  @Override
  public ExitCode run(Session session) {
    var lago = instance.of(session);
    print(session, lago);
    return watch ? follow(session, lago) : ExitCode.GOOD;
  }

  /** Nothing is asked for again and again: the API server tells of changes. */
  private ExitCode follow(Session session, LagoInstance first) {
    var changes = new LinkedBlockingQueue<Optional<LagoInstance>>();
    var since =
        new ListOptionsBuilder()
            .withResourceVersion(first.getMetadata().getResourceVersion())
            .build();
    var shown = text(session, first);
    try (var watching =
        new Instances(session)
            .resource(first.getMetadata().getName())
            .watch(since, new Changes(changes))) {
      for (var next = changes.take(); next.isPresent(); next = changes.take()) {
        var text = text(session, next.get());
        if (!text.equals(shown)) {
          shown = text;
          session.screen().print("");
          session.screen().printAll(text);
        }
      }
      return ExitCode.GOOD;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.GOOD;
    }
  }

  /** Changes as they come; nothing when there will be no more. */
  private record Changes(BlockingQueue<Optional<LagoInstance>> queue)
      implements Watcher<LagoInstance> {
    @Override
    public void eventReceived(Action action, LagoInstance lago) {
      switch (action) {
        case ADDED, MODIFIED -> queue.add(Optional.of(lago));
        case DELETED, ERROR -> queue.add(Optional.empty());
        case BOOKMARK -> {
          // It tells of no change.
        }
      }
    }

    @Override
    public void onClose(WatcherException cause) {
      queue.add(Optional.empty());
    }
  }

  private void print(Session session, LagoInstance lago) {
    session.screen().printAll(text(session, lago));
  }

  private String text(Session session, LagoInstance lago) {
    var serialization = session.client().getKubernetesSerialization();
    var status = new Statuses(lago).status();
    return switch (form) {
      case TEXT, WIDE ->
          new StatusText(
                  lago,
                  session.screen().palette(),
                  session.surroundings().clock().instant(),
                  form == Form.WIDE)
              .text();
      case JSON -> serialization.asJson(status) + "\n";
      case YAML -> serialization.asYaml(status);
    };
  }
}

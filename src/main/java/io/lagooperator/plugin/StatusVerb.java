package io.lagooperator.plugin;

import io.lagooperator.api.LagoInstance;
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
    return watch ? new StatusWatch(session, now -> text(session, now)).follow(lago) : ExitCode.GOOD;
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

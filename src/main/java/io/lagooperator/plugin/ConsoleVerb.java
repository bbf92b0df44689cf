package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.Pod;
import io.lagooperator.model.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens the Rails console of a running pod; the terminal is left to kubectl. */
@Command(
    name = "console",
    description = "Open Lago's Rails console in a running pod.",
    footer = {
      "%nRuns kubectl exec in a pod of the API, or of the worker where there is none.",
      "It shares the memory of that pod; long work belongs into kubectl lago task.",
      "%nExamples: kubectl lago console --sandbox",
      "          echo 'puts Organization.count' | kubectl lago console"
    })
final class ConsoleVerb implements Verb {
  @Mixin final InstanceArgument instance = new InstanceArgument();

  @Option(names = "--sandbox", description = "Take back all changes of the database at the end.")
  boolean sandbox;

  @Override
  public ExitCode run(Session session) {
    var lago = instance.of(session);
    var pods = new InstancePods(session, lago);
    var pod =
        Stream.of(Component.API, Component.WORKER)
            .flatMap(component -> pods.ready(component.label()).stream())
            .findFirst()
            .orElseThrow(
                () ->
                    new Refusal(
                        "%s has no ready pod of api or worker to open a console in. See kubectl lago explain."
                            .formatted(lago.getMetadata().getName())));
    var exit = session.surroundings().programs().run(line(session, pod));
    return exit == 0 ? ExitCode.GOOD : ExitCode.REFUSED;
  }

  private List<String> line(Session session, Pod pod) {
    var line = new ArrayList<>(List.of("kubectl", "exec"));
    line.add(session.surroundings().hasTerminal() ? "-it" : "-i");
    line.addAll(List.of("--namespace", pod.getMetadata().getNamespace()));
    var options = session.options();
    options.kubeconfig.ifPresent(it -> line.addAll(List.of("--kubeconfig", it.toString())));
    add(line, "--context", options.context);
    add(line, "--as", options.impersonated);
    line.addAll(
        List.of(pod.getMetadata().getName(), "--container", InstancePods.container(pod), "--"));
    line.addAll(List.of("bundle", "exec", "rails", "console"));
    if (sandbox) {
      line.add("--sandbox");
    }
    return line;
  }

  private static void add(List<String> line, String name, Optional<String> value) {
    value.ifPresent(it -> line.addAll(List.of(name, it)));
  }
}

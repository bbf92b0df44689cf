package io.lagooperator.plugin;

import io.lagooperator.api.ComponentSpec;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.RunState;
import io.lagooperator.model.Component;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Replaces the pods of Lago, or of one component, in safe order. */
@Command(
    name = "restart",
    description = "Replace every pod of Lago, or of one component, in safe order.",
    footer = {
      "%nData stores are left alone.",
      "%nExamples: kubectl lago restart --wait",
      "          kubectl lago restart webhook"
    })
final class RestartVerb implements Verb {
  @Mixin final ComponentArgument argument = new ComponentArgument();
  @Mixin final Waiting waiting = new Waiting();

  @Override
  public ExitCode run(Session session) {
    var component = argument.component();
    var lago = new Instances(session).meant(Optional.empty());
    requireRunning(lago);
    component.ifPresent(it -> requireService(lago, it));
    var token = Change.token(session, before(lago, component));
    var written = new Change(session, lago).write(change(component, token));
    var what = component.map(Component::label).orElse("all of Lago");
    return waiting.after(
        session, written, "restart of %s asked for".formatted(what), Goal.REALISED);
  }

  private static Map<String, ?> change(Optional<Component> component, String token) {
    return component
        .<Map<String, ?>>map(
            it -> Map.of("components", Map.of(it.specName(), Map.of("restart", token))))
        .orElse(Map.of("restart", token));
  }

  private static String before(LagoInstance lago, Optional<Component> component) {
    var spec = lago.getSpec();
    return component
        .flatMap(it -> Optional.ofNullable(spec.components()).map(all -> all.get(it.specName())))
        .map(ComponentSpec::restart)
        .or(() -> Optional.ofNullable(spec.restart()))
        .orElse("");
  }

  static void requireRunning(LagoInstance lago) {
    if (lago.getSpec() != null && RunState.Stopped.name().equals(lago.getSpec().state())) {
      throw new Refusal(
          "%s is stopped. Start it instead: kubectl lago start"
              .formatted(lago.getMetadata().getName()));
    }
  }

  private static void requireService(LagoInstance lago, Component component) {
    if (component.isStore()) {
      throw new Refusal(
          "%s is a data store, which is never restarted by itself: stop and start the instance instead."
              .formatted(component.label()));
    }
    if (new Statuses(lago).service(component.label()).isEmpty()) {
      throw new Refusal(
          "%s runs no %s. See kubectl lago status for what it runs."
              .formatted(lago.getMetadata().getName(), component.label()));
    }
  }
}

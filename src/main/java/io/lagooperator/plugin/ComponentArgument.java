package io.lagooperator.plugin;

import io.lagooperator.model.Component;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** A component as an argument, by its name in the spec or in the status. */
final class ComponentArgument {
  @Parameters(
      arity = "0..1",
      paramLabel = "COMPONENT",
      description = "One component alone, such as api or clockWorker. Defaults to all.")
  Optional<String> name = Optional.empty();

  /** The component, where one is given: it must be one that Lago has. */
  Optional<Component> component() {
    return name.map(
        text ->
            Component.bySpecName(text)
                .or(() -> Component.byLabel(text))
                .orElseThrow(
                    () ->
                        Refusal.ofUsage(
                            "Lago has no component %s. See kubectl lago status for those that run."
                                .formatted(text))));
  }
}

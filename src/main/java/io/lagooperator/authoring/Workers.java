package io.lagooperator.authoring;

import io.lagooperator.model.Component;
import io.lagooperator.model.RoutingFlag;
import io.lagooperator.model.WorkerCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which workers a source has: by their scripts, and by the flags that send jobs to them. */
final class Workers {
  private Workers() {}

  /** The worker that a script of Lago's image starts, such as {@code billing.worker}. */
  static Optional<Component> byScript(String script) {
    // Some of the vendor's files use an older name.
    var name = script.equals("pdf.worker") ? "pdfs.worker" : script;
    return WorkerCatalogue.BUILT_IN.entries().stream()
        .filter(entry -> entry.script().equals(name))
        .map(WorkerCatalogue.Entry::component)
        .findFirst();
  }

  /**
   * The source without its flags: each turns its worker on. One that is set though no worker serves
   * its queues has left jobs behind, which the new worker does.
   */
  static Source withFlags(Source source) {
    var environment = new LinkedHashMap<>(source.environment());
    var spec = new Spec();
    spec.add(source.spec());
    var left = new ArrayList<>(source.left());
    for (var flag : RoutingFlag.ALL) {
      var value = environment.remove(flag.name());
      if (value != null) {
        left.addAll(carried(flag, value, spec));
      }
    }
    return new Source(
        environment, source.release(), source.innerHosts(), spec.asMap(), left, source.byHand());
  }

  private static List<Left> carried(RoutingFlag flag, String value, Spec spec) {
    if (value.isEmpty()) {
      return List.of(new Left(flag.name(), "empty, so no worker of its own served its queues"));
    }
    var field = "components." + flag.worker().specName();
    if (flag.worker() == Component.DEDICATED) {
      spec.put(field + ".enabled", true);
      spec.put(field + ".organizations", List.of(value.strip().split("\\s*,\\s*", -1)));
      return List.of();
    }
    if (value.equalsIgnoreCase("true")) {
      spec.add(Map.of("components", Map.of(flag.worker().specName(), Map.of("enabled", true))));
      return List.of();
    }
    return List.of(
        new Left(
            flag.name(),
            "it is '%s': the operator sets it where spec.%s is enabled".formatted(value, field)));
  }
}

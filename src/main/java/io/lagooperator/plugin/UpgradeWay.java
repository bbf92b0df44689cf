package io.lagooperator.plugin;

import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import java.util.List;
import java.util.Optional;

/** The releases that an upgrade leads over, and what is done at each. */
record UpgradeWay(String instance, Optional<Release> from, Release target, boolean manual) {
  List<Release> path() {
    return from.map(release -> ReleaseCatalogue.BUILT_IN.path(release, target))
        .orElse(List.of(target));
  }

  String text() {
    var text = new StringBuilder();
    text.append(
        from.map(release -> "%s: %s → %s%n".formatted(instance, release, target))
            .orElse("%s: → %s%n".formatted(instance, target)));
    var here = from;
    for (var next : path()) {
      work(here, next).ifPresent(w -> text.append("  work on the data: %s%n".formatted(w)));
      text.append(
          "  migration to %s%s%n".formatted(next, next.equals(target) ? "" : ", a mandatory stop"));
      here = Optional.of(next);
    }
    if (manual) {
      text.append(
          "Each step waits for kubectl lago approve (upgrade.approval: Manual).%n".formatted());
    }
    return text.toString();
  }

  private static Optional<String> work(Optional<Release> here, Release next) {
    return here.flatMap(release -> ReleaseCatalogue.BUILT_IN.left(release, next))
        .map(ReleaseCatalogue.Bridge::dataWork)
        .filter(work -> !work.isEmpty());
  }
}

package io.lagooperator.status;

import io.lagooperator.model.Instance;
import java.util.Optional;

/** What of the bags means nothing here: a warning, since most bags serve others too. */
final class BagReport {
  private static final int SHOWN = 12;

  private BagReport() {}

  /** Nothing for an instance without bags. */
  static Optional<Finding> of(Instance instance) {
    if (instance.bags().sources().isEmpty()) {
      return Optional.empty();
    }
    var ignored = instance.bags().ignored();
    return Optional.of(
        ignored.isEmpty()
            ? new Finding(Reason.Done, "Every name in the bags of settingsFrom is known.")
            : new Finding(
                Reason.NamesIgnored,
                "Names in the bags of settingsFrom that stand for no field are not passed on: "
                    + String.join(", ", ignored.subList(0, Math.min(SHOWN, ignored.size())))
                    + (ignored.size() > SHOWN
                        ? " and %d more".formatted(ignored.size() - SHOWN)
                        : "")));
  }

  /** In few words, for the message of an instance that runs. */
  static String warning(Instance instance) {
    var ignored = instance.bags().ignored().size();
    return ignored == 0
        ? ""
        : " %s of settingsFrom %s not passed on: condition SettingsKnown says which."
            .formatted(ignored == 1 ? "One name" : ignored + " names", ignored == 1 ? "is" : "are");
  }
}

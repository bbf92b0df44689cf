package io.lagooperator.plugin;

import io.lagooperator.status.Reason;
import java.util.Set;

/** What is waited for after a change of the spec. */
enum Goal {
  REALISED("as asked"),
  PAUSED("paused"),
  GOING_ON("no longer paused");

  /** Nothing comes of waiting: the spec itself, or a person, must change. */
  private static final Set<Reason> HOPELESS =
      Set.of(
          Reason.InvalidSpec,
          Reason.NotSupportedYet,
          Reason.ReleaseUnknown,
          Reason.UpgradeRefused,
          Reason.ApprovalNeeded,
          Reason.StoresSwitched,
          Reason.KeysMissing,
          Reason.KeysIncomplete,
          Reason.KeysChanged);

  private final String words;

  Goal(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  boolean isReached(Statuses now) {
    return now.isCurrent()
        && switch (this) {
          case REALISED -> now.is("Ready");
          case PAUSED -> now.is("Paused");
          case GOING_ON -> !now.is("Paused");
        };
  }

  boolean isHopeless(Statuses now) {
    return this == REALISED
        && now.isCurrent()
        && now.is("Stalled")
        && now.reason().filter(HOPELESS::contains).isPresent();
  }
}

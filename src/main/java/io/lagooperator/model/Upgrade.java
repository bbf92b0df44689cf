package io.lagooperator.model;

import java.util.Optional;

/** How an instance goes from one release to another, and what is said of its database. */
public record Upgrade(Optional<Release> from, boolean manual, Optional<Release> approved) {
  /** Nothing is said, and nothing is asked for. */
  public static final Upgrade AUTOMATIC = new Upgrade(Optional.empty(), false, Optional.empty());

  /** Whether the schema may be brought to a release now. */
  public boolean allows(Release hop) {
    return !manual || approved.filter(hop::equals).isPresent();
  }
}

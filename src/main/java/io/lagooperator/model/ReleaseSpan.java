package io.lagooperator.model;

import java.util.Optional;

/** Releases from one on, up to but without another where there is one. */
public record ReleaseSpan(Release since, Optional<Release> until) {

  static ReleaseSpan of(String since, String until) {
    return new ReleaseSpan(
        Release.of(since), Optional.of(until).filter(u -> !u.isEmpty()).map(Release::of));
  }

  public boolean contains(Release release) {
    return !release.isBefore(since) && until.filter(u -> !release.isBefore(u)).isEmpty();
  }
}

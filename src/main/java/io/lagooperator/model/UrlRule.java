package io.lagooperator.model;

import io.lagooperator.api.Rules;
import io.lagooperator.api.Sentences;
import java.util.Optional;

/** What a public address looks like, wherever it is written. */
final class UrlRule {
  private UrlRule() {}

  static void check(String path, String url, Complaints found) {
    form(url).ifPresent(sentence -> found.add(path, sentence));
    slash(url).ifPresent(sentence -> found.add(path, sentence));
  }

  /** The first thing that is wrong with it. */
  static Optional<String> complaint(String url) {
    return form(url).or(() -> slash(url));
  }

  private static Optional<String> form(String url) {
    if (!url.matches("https?://.*")) {
      return Optional.of(Sentences.URL_HAS_SCHEME);
    }
    return url.matches(Rules.URL_PATTERN) && Urls.hostOf(url).isPresent()
        ? Optional.empty()
        : Optional.of(Sentences.URL_IS_SCHEME_AND_HOST);
  }

  private static Optional<String> slash(String url) {
    return url.endsWith("/") ? Optional.of(Sentences.URL_HAS_NO_TRAILING_SLASH) : Optional.empty();
  }
}

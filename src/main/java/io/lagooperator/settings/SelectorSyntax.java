package io.lagooperator.settings;

import java.util.regex.Pattern;

/**
 * How Kubernetes writes label selectors. The API server refuses a wrong one as well, but does not
 * know where it comes from.
 */
final class SelectorSyntax {
  private static final String NAME = "[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
  private static final String KEY = "(?:[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?/)?" + NAME;
  private static final String VALUE = "(?:" + NAME + ")?";
  private static final String VALUES = "\\(\\s*%s\\s*(?:,\\s*%1$s\\s*)*\\)".formatted(VALUE);

  private static final String REQUIREMENT =
      "(?:!\\s*%1$s|%1$s(?:\\s*(?:==?|!=)\\s*%2$s|\\s+(?:not)?in\\s*%3$s|\\s*[<>]\\s*[0-9]+)?)"
          .formatted(KEY, VALUE, VALUES);

  private static final Pattern SELECTOR =
      Pattern.compile("\\s*%1$s\\s*(?:,\\s*%1$s\\s*)*".formatted(REQUIREMENT));

  private SelectorSyntax() {}

  static boolean isSelector(String text) {
    return SELECTOR.matcher(text).matches();
  }
}

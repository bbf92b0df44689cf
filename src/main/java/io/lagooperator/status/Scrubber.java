package io.lagooperator.status;

import java.util.regex.Pattern;

/** Takes what looks like a secret out of texts that programs wrote as their last words. */
public final class Scrubber {
  private static final Pattern LOGIN_IN_URL = Pattern.compile("://\\S*@");
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN [^-]*-----.*?(-----END [^-]*-----|\\z)", Pattern.DOTALL);
  private static final Pattern PASSWORD =
      Pattern.compile(
          "(?i)((?:password|passwd|secret|token|api[_-]?key)[\"']?\\s*[=:]\\s*)"
              + "(?:\"[^\"]*\"|'[^']*'|\\S+)");
  private static final Pattern AUTHORIZATION =
      Pattern.compile("(?i)(authorization[\"']?\\s*[=:]\\s*|\\bbearer\\s+).*");
  private static final Pattern LONG_TOKEN = Pattern.compile("[A-Za-z0-9+/_=-]{40,}");
  private static final int LAST_CHARACTERS = 1000;

  private Scrubber() {}

  /** The end of a text, where programs say why they gave up, without secrets. */
  static String scrub(String text) {
    var clean = clean(text.strip());
    return clean.length() <= LAST_CHARACTERS
        ? clean
        : "…" + clean.substring(clean.length() - LAST_CHARACTERS);
  }

  /** The whole text without secrets. */
  public static String clean(String text) {
    var clean = LOGIN_IN_URL.matcher(text).replaceAll("://***@");
    clean = PEM.matcher(clean).replaceAll("***");
    clean = PASSWORD.matcher(clean).replaceAll("$1***");
    clean = AUTHORIZATION.matcher(clean).replaceAll("$1***");
    return LONG_TOKEN.matcher(clean).replaceAll("***");
  }
}

package io.lagooperator.model;

import io.lagooperator.api.Rules;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A release of Lago, compared as numbers. */
public record Release(int major, int minor, int patch) implements Comparable<Release> {
  private static final Comparator<Release> ORDER =
      Comparator.comparingInt(Release::major)
          .thenComparingInt(Release::minor)
          .thenComparingInt(Release::patch);
  private static final Pattern FORM = Pattern.compile(Rules.RELEASE_PATTERN);

  /** Reads a text that is known to be a release. */
  public static Release of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a release"));
  }

  /** Reads a text that may be anything. */
  public static Optional<Release> parse(String text) {
    if (text.length() > 20 || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      var parts = Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
      return Optional.of(new Release(parts[0], parts[1], parts[2]));
    } catch (NumberFormatException tooLong) {
      return Optional.empty();
    }
  }

  public boolean isBefore(Release other) {
    return compareTo(other) < 0;
  }

  public boolean isSameMinorAs(Release other) {
    return major == other.major && minor == other.minor;
  }

  @Override
  public int compareTo(Release other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}

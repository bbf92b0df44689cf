package io.lagooperator.plugin;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as kubectl takes them: {@code 90s}, {@code 10m}, {@code 1h30m}, and days. */
final class DurationText implements ITypeConverter<Duration> {
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,7})s)?");

  @Override
  public Duration convert(String text) {
    var found = FORM.matcher(text);
    if (text.isEmpty() || !found.matches()) {
      throw new TypeConversionException(
          "'%s' is not a duration; write it like 90s, 10m, 2h or 1d".formatted(text));
    }
    return Duration.ofDays(number(found.group(1)))
        .plusHours(number(found.group(2)))
        .plusMinutes(number(found.group(3)))
        .plusSeconds(number(found.group(4)));
  }

  @SuppressWarnings("NullAway") // a part that is not there is null
  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** How long ago, in one unit, as kubectl tells ages. */
  static String age(Duration age) {
    if (age.toDays() > 1) {
      return age.toDays() + "d";
    }
    if (age.toHours() > 1) {
      return age.toHours() + "h";
    }
    return age.toMinutes() > 1 ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
  }
}

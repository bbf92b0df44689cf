package io.lagooperator.model;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.Rules;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A time in which nothing is written but status, and why; it ends by itself. */
public record Pause(Instant until, Optional<String> reason) {

  /** What the spec says, whether or not it is over; a time that nobody can read is none. */
  public static Optional<Pause> of(LagoInstance lago) {
    return Optional.ofNullable(lago.getSpec())
        .flatMap(spec -> Optional.ofNullable(spec.pause()))
        .flatMap(
            given ->
                time(given.until())
                    .map(
                        until ->
                            new Pause(
                                until,
                                Optional.ofNullable(given.reason())
                                    .map(String::strip)
                                    .filter(reason -> !reason.isEmpty()))));
  }

  /** The pause that an instance is in at that moment. */
  public static Optional<Pause> of(LagoInstance lago, Instant now) {
    return of(lago).filter(pause -> pause.holdsAt(now));
  }

  /** At its end it is over: whoever is woken then finds nothing in the way. */
  public boolean holdsAt(Instant now) {
    return now.isBefore(until);
  }

  static Optional<Instant> time(@Nullable String text) {
    if (text == null || !text.matches(Rules.TIME_PATTERN)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException noSuchDay) {
      return Optional.empty();
    }
  }
}

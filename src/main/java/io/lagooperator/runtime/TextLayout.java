package io.lagooperator.runtime;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** A line of the log for people: when, how grave, of which instance, by whom, what. */
final class TextLayout extends LayoutBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final boolean saysWhere;

  /** Without where, an exception is its words and those of its causes. */
  TextLayout(boolean saysWhere) {
    this.saysWhere = saysWhere;
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    var about = event.getMDCPropertyMap();
    var logger = event.getLoggerName();
    return "%s %-5s %s/%s %s: %s%n%s"
        .formatted(
            TIME.format(event.getInstant()),
            event.getLevel(),
            about.getOrDefault("resource.namespace", ""),
            about.getOrDefault("resource.name", ""),
            logger.substring(logger.lastIndexOf('.') + 1),
            event.getFormattedMessage(),
            exception(event.getThrowableProxy()));
  }

  private String exception(IThrowableProxy exception) {
    if (exception == null) {
      return "";
    }
    if (saysWhere) {
      return ThrowableProxyUtil.asString(exception);
    }
    var words = new StringBuilder();
    for (var cause = exception; cause != null; cause = cause.getCause()) {
      words.append("%s: %s%n".formatted(cause.getClassName(), cause.getMessage()));
    }
    return words.toString();
  }
}

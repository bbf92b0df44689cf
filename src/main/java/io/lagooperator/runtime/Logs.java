package io.lagooperator.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import io.lagooperator.settings.LogSettings;
import java.util.Locale;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much of its work the operator logs, and for whom. What libraries say stays as it is. */
public final class Logs {
  private static final Logger LOG = LoggerFactory.getLogger(Logs.class);
  private static final String OURS = "io.lagooperator";

  /** Held while another thread sets logging up: until then there is but a stand-in. */
  private static final Object BEING_SET_UP = LoggerFactory.class;

  private Logs() {}

  /** Until then, that is for mistakes in settings, it logs for people. */
  public static void begin(LogSettings settings) {
    ours().setLevel(Level.toLevel(settings.level()));
    if (settings.isJson()) {
      writeJson();
    }
  }

  static String level() {
    return ours().getEffectiveLevel().toString().toLowerCase(Locale.ROOT);
  }

  static void setLevel(String level) {
    LOG.info("The log level was {} and is {} from now on.", level(), level);
    ours().setLevel(Level.toLevel(level));
  }

  private static ch.qos.logback.classic.Logger ours() {
    return context().getLogger(OURS);
  }

  private static LoggerContext context() {
    synchronized (BEING_SET_UP) {
      return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
  }

  private static void writeJson() {
    context().getLoggerList().stream()
        .flatMap(
            logger ->
                StreamSupport.stream(
                    Spliterators.spliteratorUnknownSize(logger.iteratorForAppenders(), 0), false))
        .distinct()
        .forEach(
            appender -> {
              if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
                console.setEncoder(LogSetup.encoder(context(), new JsonLayout()));
              }
            });
  }
}

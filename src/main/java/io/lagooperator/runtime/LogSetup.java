package io.lagooperator.runtime;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.OptionHelper;
import java.util.Map;

/**
 * What is logged at first, of the operator and of its libraries: found by Logback, which would read
 * a file with some 300 classes that are needed for nothing else.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {
  private static final String FRAMEWORK = "io.javaoperatorsdk";
  private static final String WATCHES =
      "io.javaoperatorsdk.operator.processing.event.source.informer";
  private static final String CLIENT = "io.fabric8";

  private static final Map<String, Level> LEVELS =
      Map.of(
          Logger.ROOT_LOGGER_NAME,
          Level.INFO,
          FRAMEWORK,
          Level.WARN,
          "Default ConfigurationService implementation",
          Level.WARN,
          // It prints stack traces of what is tried again anyway; the reconciler says it in a line.
          "io.javaoperatorsdk.operator.processing.event.EventProcessor",
          Level.ERROR,
          CLIENT,
          Level.WARN,
          WATCHES,
          Level.WARN,
          // Says once a kind that v1alpha1 may change, which is known.
          "io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils",
          Level.ERROR);

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (isGivenByFile()) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    begin(context);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  void begin(LoggerContext context) {
    LEVELS.forEach((name, level) -> context.getLogger(name).setLevel(level));
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console(context, new TextLayout(true)));
    // A cluster that is away for a while is no bug: the causes in words, without where.
    var inWords = console(context, new TextLayout(false));
    for (var name : new String[] {CLIENT, WATCHES}) {
      context.getLogger(name).addAppender(inWords);
      context.getLogger(name).setAdditive(false);
    }
  }

  /** By whoever runs the operator, or by its tests. */
  private static boolean isGivenByFile() {
    return OptionHelper.getSystemProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null
        || LogSetup.class.getResource("/" + ClassicConstants.TEST_AUTOCONFIG_FILE) != null;
  }

  private static Appender<ILoggingEvent> console(
      LoggerContext context, Layout<ILoggingEvent> layout) {
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setEncoder(encoder(context, layout));
    appender.start();
    return appender;
  }

  static LayoutWrappingEncoder<ILoggingEvent> encoder(
      LoggerContext context, Layout<ILoggingEvent> layout) {
    layout.setContext(context);
    layout.start();
    var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.start();
    return encoder;
  }
}

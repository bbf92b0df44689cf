package io.lagooperator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Layout;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lines of the log, as programs and people read them. */
class LogsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aLineSaysWhatAndOfWhichInstance() throws JsonProcessingException {
    var line =
        line(
            "Running 6/6: All 6 services are running.",
            null,
            Map.of(
                "resource.namespace", "lago",
                "resource.name", "billing",
                "resource.generation", "7",
                "resource.uid", "4711"));
    assertThat(JSON.readTree(line))
        .isEqualTo(
            JSON.readTree(
                """
                {"timestamp": "2026-05-01T12:00:00.250Z", "level": "INFO",
                 "logger": "io.lagooperator.apply.Journal",
                 "message": "Running 6/6: All 6 services are running.",
                 "namespace": "lago", "name": "billing", "generation": 7}
                """));
  }

  @Test
  void whatSpeaksOfNoInstanceNamesNone() throws JsonProcessingException {
    assertThat(tree(line("Stopped.", null, Map.of())))
        .isEqualTo(
            tree(
                """
                {"timestamp": "2026-05-01T12:00:00.250Z", "level": "INFO",
                 "logger": "io.lagooperator.apply.Journal", "message": "Stopped."}
                """));
  }

  @Test
  void everyEventIsOneLineWithItsExceptionInOneField() throws JsonProcessingException {
    var failure = new IllegalStateException("first", new IllegalArgumentException("cause"));
    var line = line("two\nlines \"quoted\"", failure, Map.of());
    assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
    assertThat(tree(line).get("message").asText()).isEqualTo("two\nlines \"quoted\"");
    assertThat(tree(line).get("exception").asText())
        .startsWith("java.lang.IllegalStateException: first")
        .contains("Caused by: java.lang.IllegalArgumentException: cause");
  }

  @Test
  void aLineForPeopleSaysWhenHowGraveOfWhichInstanceByWhomAndWhat() {
    var about = Map.of("resource.namespace", "lago", "resource.name", "billing");
    assertThat(line(new TextLayout(true), "Running 6/6.", null, about))
        .isEqualTo("2026-05-01T12:00:00.250Z INFO  lago/billing Journal: Running 6/6.\n");
    assertThat(line(new TextLayout(true), "Stopped.", null, Map.of()))
        .isEqualTo("2026-05-01T12:00:00.250Z INFO  / Journal: Stopped.\n");
  }

  @Test
  void whatIsNoFaultOfTheProgramIsToldInWordsAlone() {
    var failure = new IllegalStateException("first", new IllegalArgumentException("cause"));
    assertThat(line(new TextLayout(false), "Away.", failure, Map.of()))
        .endsWith(
            """
             Journal: Away.
            java.lang.IllegalStateException: first
            java.lang.IllegalArgumentException: cause
            """);
    assertThat(line(new TextLayout(true), "A fault.", failure, Map.of()))
        .contains("at io.lagooperator.runtime.LogsTest.");
  }

  @Test
  void librariesAreQuietAndNothingIsWrittenTwice() {
    var context = new LoggerContext();
    context.setName("own");
    var setup = new LogSetup();
    assertThat(ServiceLoader.load(Configurator.class)).hasAtLeastOneElementOfType(LogSetup.class);
    assertThat(setup.configure(context))
        .as("the tests have a file of their own")
        .isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
    setup.begin(context);

    assertThat(context.getLogger("io.lagooperator.apply.Journal").isInfoEnabled()).isTrue();
    assertThat(context.getLogger("io.fabric8.kubernetes.client.Config").isInfoEnabled()).isFalse();
    assertThat(context.getLogger("io.javaoperatorsdk.operator.Operator").isWarnEnabled()).isTrue();
    assertThat(context.getLogger("io.fabric8").isAdditive()).isFalse();
  }

  private static JsonNode tree(String text) throws JsonProcessingException {
    return JSON.readTree(text);
  }

  private static String line(
      String message, @Nullable Throwable failure, Map<String, String> about) {
    return line(new JsonLayout(), message, failure, about);
  }

  private static String line(
      Layout<ILoggingEvent> layout,
      String message,
      @Nullable Throwable failure,
      Map<String, String> about) {
    var event =
        new LoggingEvent(
            "",
            new LoggerContext().getLogger("io.lagooperator.apply.Journal"),
            Level.INFO,
            message,
            failure,
            null);
    event.setInstant(Instant.parse("2026-05-01T12:00:00.250Z"));
    event.setMDCPropertyMap(about);
    return layout.doLayout(event);
  }
}

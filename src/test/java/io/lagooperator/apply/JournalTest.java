package io.lagooperator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.LagoInstanceStatus;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Release;
import io.lagooperator.observed.JobFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.slf4j.LoggerFactory;

/** What the log tells of instances. */
@Execution(ExecutionMode.SAME_THREAD) // there is one log
class JournalTest {
  private final Journal journal = new Journal();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Journal.class);

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(lines);
    logger.setLevel(null);
  }

  @Test
  void eachChangeOfWhatStatusSaysIsALine() {
    journal.tell(LagoInstanceStatus.NONE, status("Starting", "0/2", "Starting stores."));
    journal.tell(
        status("Starting", "0/2", "Starting stores."), status("Starting", "1/2", "Migrating."));
    assertThat(said())
        .containsExactly("Starting 0/2: Starting stores.", "Starting 1/2: Migrating.");
  }

  @Test
  void whereNothingChangesNothingIsSaid() {
    var status = status("Running", "2/2", "All 2 services are running.");
    journal.tell(status, status);
    assertThat(said()).isEmpty();
  }

  @Test
  void aJobIsToldWhenItBeginsAndWhenItEnds() {
    tell();
    tell(job("a", ""));
    tell(job("a", ""));
    tell(job("a", "Complete"), job("b", ""));
    tell(job("a", "Complete"), job("b", "Failed"));
    assertThat(said())
        .containsExactly(
            "The Job a has begun: migrate for release 1.51.0.",
            "The Job a has succeeded.",
            "The Job b has begun: migrate for release 1.51.0.",
            "The Job b has failed.");
  }

  @Test
  void whatWasThereAtTheFirstLookIsNoNews() {
    tell(job("a", "Complete"), job("b", ""));
    assertThat(said()).isEmpty();
    tell(job("a", "Complete"), job("b", "Complete"));
    assertThat(said()).containsExactly("The Job b has succeeded.");
  }

  private static JobFacts job(String name, String end) {
    var state =
        switch (end) {
          case "Complete" -> new JobFacts.State.Succeeded(Instant.EPOCH);
          case "Failed" -> new JobFacts.State.Failed(Instant.EPOCH, "");
          default -> new JobFacts.State.Running();
        };
    return new JobFacts(
        JobStep.MIGRATION,
        name,
        "uid-" + name,
        Release.of("1.51.0"),
        "",
        "",
        1,
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        state,
        true,
        false,
        Instant.EPOCH,
        "");
  }

  private void tell(JobFacts... jobs) {
    var lago = new LagoInstance();
    lago.getMetadata().setUid("4711");
    journal.tell(lago, List.of(jobs));
  }

  private List<String> said() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static LagoInstanceStatus status(String state, String ready, String message) {
    return Serialization.unmarshal(
        "state: %s\nready: %s\nmessage: %s\n".formatted(state, ready, message),
        LagoInstanceStatus.class);
  }
}

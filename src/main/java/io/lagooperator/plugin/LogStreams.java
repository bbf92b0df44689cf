package io.lagooperator.plugin;

import io.fabric8.kubernetes.client.dsl.LogWatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Logs that are read side by side, until all have ended or nobody reads the answer any more. */
final class LogStreams implements AutoCloseable {
  private enum End {
    READ,
    BROKEN_OFF,
    UNHEARD
  }

  private final List<LogWatch> watches = new ArrayList<>();
  private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();

  /** Reads one from now on; {@code broken} if it does not come to its end. */
  void add(LogWatch watch, Consumer<String> line, Runnable broken) {
    watches.add(watch);
    var reader = new Thread(() -> ends.add(read(watch, line, broken)), "a log");
    reader.setDaemon(true);
    reader.start();
  }

  private static End read(LogWatch watch, Consumer<String> line, Runnable broken) {
    try (var lines =
        new BufferedReader(new InputStreamReader(watch.getOutput(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(line);
      return End.READ;
    } catch (OutputClosed e) {
      return End.UNHEARD;
    } catch (IOException | RuntimeException e) {
      broken.run();
      return End.BROKEN_OFF;
    }
  }

  /** Returns whether any has been read to its end. */
  boolean await() throws InterruptedException {
    var read = false;
    for (var i = 0; i < watches.size(); i++) {
      switch (ends.take()) {
        case READ -> read = true;
        case UNHEARD -> throw new OutputClosed();
        case BROKEN_OFF -> {
          // The user has been told.
        }
      }
    }
    return read;
  }

  @Override
  public void close() {
    watches.forEach(LogWatch::close);
  }
}

package io.lagooperator.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How much memory the operator has in the machine. */
final class Resident {
  /** In which it gives back what work has left: it looks for that every ten seconds. */
  private static final Duration REST = Duration.ofSeconds(30);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private Resident() {}

  /** The least of a while in which it has nothing to do. */
  static double mebibytesAtRest(OperatorProcess operator) {
    var least = Long.MAX_VALUE;
    for (var left = REST; !left.isNegative(); left = left.minus(LOOK_AGAIN)) {
      least = Math.min(least, kilobytes(operator.pid()));
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    return least / 1024.0;
  }

  private static long kilobytes(long pid) {
    var status = Path.of("/proc", Long.toString(pid), "status");
    try {
      return Files.exists(status)
          ? Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(Resident::number)
              .findFirst()
              .orElseThrow()
          : byPs(pid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long byPs(long pid) throws IOException {
    var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    return number(new String(ps.getInputStream().readAllBytes(), UTF_8));
  }

  private static long number(String text) {
    return Long.parseLong(text.replaceAll("[^0-9]", ""));
  }
}

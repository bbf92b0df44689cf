package io.lagooperator.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process has in the machine. */
final class Resident {
  private Resident() {}

  static double mebibytes(OperatorProcess operator) {
    return kilobytes(operator.pid()) / 1024.0;
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

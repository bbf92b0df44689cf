package io.lagooperator.testing;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Everything that one cluster leaves on the machine, so that it can go even when its owner died.
 */
record ClusterFolder(Path path) {
  private static final String OWNER = "owner";

  /** Where this user's clusters are; each user has an own one, since temp folders are shared. */
  static Path root() {
    return Path.of(
        System.getProperty("java.io.tmpdir", "/tmp"),
        "lago-operator-clusters-" + System.getProperty("user.name", "nobody"));
  }

  static ClusterFolder create(Path root, String name) throws IOException {
    Path path = root.resolve(name + "-" + UUID.randomUUID().toString().substring(0, 8));
    Files.createDirectories(path);
    Files.writeString(path.resolve(OWNER), Owner.self().text());
    return new ClusterFolder(path);
  }

  /** Ends the clusters of JVMs that were killed before they could. */
  static void removeAbandoned(Path root) throws IOException {
    if (Files.isDirectory(root)) {
      try (Stream<Path> folders = Files.list(root)) {
        folders
            .filter(Files::isDirectory)
            .map(ClusterFolder::new)
            .filter(ClusterFolder::isAbandoned)
            .forEach(ClusterFolder::remove);
      }
    }
  }

  private boolean isAbandoned() {
    try {
      return !Owner.parse(Files.readString(path.resolve(OWNER))).isAlive();
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills what runs from this folder and deletes it; doing so twice does no harm. */
  synchronized void remove() {
    try {
      // Again until there is none: one that starts others may have done so meanwhile.
      for (Set<ProcessHandle> running = processes(); !running.isEmpty(); running = processes()) {
        running.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : running) {
          process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
      }
      if (Files.exists(path)) {
        delete();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<ProcessHandle> processes() throws IOException {
    Set<ProcessHandle> all = ProcessHandle.allProcesses().collect(toSet());
    all.removeIf(process -> !isOfControlPlane(process) || !namesThis(process));
    all.addAll(withPidFile());
    return all;
  }

  // A start that is struck early leaves programs that have no pid file yet.
  private static boolean isOfControlPlane(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> Path.of(command).getFileName())
        .filter(name -> ClusterBinary.isFileName(name.toString()))
        .isPresent();
  }

  private Set<ProcessHandle> withPidFile() throws IOException {
    try (Stream<Path> files = Files.find(path, 4, (file, attributes) -> isPidFile(file))) {
      return files.flatMap(file -> process(file).stream()).collect(toSet());
    } catch (NoSuchFileException e) {
      return Set.of();
    }
  }

  private static boolean isPidFile(Path file) {
    return file.toString().endsWith(".pid");
  }

  // An id may have gone to a stranger since; ours name this folder in their arguments.
  private Optional<ProcessHandle> process(Path pidFile) {
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
          .filter(this::namesThis);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean namesThis(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(path.toString());
  }

  private void delete() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path it : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(it);
      }
    }
  }

  /** The JVM that started a cluster. */
  private record Owner(long pid, Instant started) {
    // The start is computed from the boot time, which moves a little with the clock.
    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(10);

    static Owner self() {
      ProcessHandle self = ProcessHandle.current();
      return new Owner(self.pid(), started(self));
    }

    static Owner parse(String text) {
      int space = text.indexOf(' ');
      return new Owner(
          Long.parseLong(text.substring(0, space)), Instant.parse(text.substring(space + 1)));
    }

    String text() {
      return pid + " " + started;
    }

    boolean isAlive() {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .map(Owner::started)
          .filter(it -> Duration.between(it, started).abs().compareTo(CLOCK_DRIFT) < 0)
          .isPresent();
    }

    private static Instant started(ProcessHandle process) {
      return process.info().startInstant().orElse(Instant.EPOCH);
    }
  }
}

package io.lagooperator.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL server of the tests' own: the real programs, on a free port, in a folder that is
 * thrown away.
 */
public final class RealPostgres implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final int port;
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

  private RealPostgres(Process process, int port) {
    this.process = process;
    this.port = port;
    Thread reader = new Thread(this::read, "postgresql-log");
    reader.setDaemon(true);
    reader.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /** A ready server; everybody on this machine is its superuser {@code postgres}. */
  public static RealPostgres start() {
    Path data = newDirectory().resolve("data");
    int port = freePort();
    String script =
        "initdb -D \"$PGDATA\" -U postgres -E UTF8 --no-sync --auth=trust > /dev/null &&"
            + " exec postgres -D \"$PGDATA\" -c fsync=off -c unix_socket_directories=";
    RealPostgres postgres = launch(script, Map.of("PGDATA", data.toString()), port);
    postgres.awaitReady();
    return postgres;
  }

  /**
   * Runs a shell script that ends in becoming a server, with the PostgreSQL programs on its path.
   */
  public static RealPostgres launch(String script, Map<String, String> environment, int port) {
    ProcessBuilder builder = PostgresBinaries.command(List.of("sh", "-c", script));
    builder.environment().putAll(environment);
    builder.environment().put("PGPORT", Integer.toString(port));
    try {
      return new RealPostgres(builder.start(), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty folder that the server may write to. */
  public static Path newDirectory() {
    return PostgresBinaries.newDirectory();
  }

  /** A port that nobody listens on. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until connections are accepted; fails with the server's log when it ends before. */
  public void awaitReady() {
    if (!outcome()) {
      throw new AssertionError("PostgreSQL did not start:\n" + log());
    }
  }

  /** Waits until the script has ended without a server; gives its exit code. */
  public int awaitRefusal() {
    if (outcome()) {
      throw new AssertionError("PostgreSQL started, although it should not have:\n" + log());
    }
    return exitCode();
  }

  /** What the script and the server have written so far. */
  public String log() {
    return String.join("\n", log);
  }

  /** A connection as that user. */
  public Connection connect(String database, String user, String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
  }

  /** Ends the script or the server, and all that it started, at once, as a lost node does. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    exitCode();
  }

  /** Stops the server without waiting for its clients, as the image's stop signal does. */
  @Override
  public void close() {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    exitCode();
  }

  private boolean outcome() {
    try {
      return ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("PostgreSQL neither started nor ended:\n" + log(), e);
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int exitCode() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("PostgreSQL does not end:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
        if (line.contains("database system is ready to accept connections")) {
          ready.complete(true);
        }
      }
    } catch (IOException e) {
      log.add(e.toString());
    }
    ready.complete(false);
  }
}

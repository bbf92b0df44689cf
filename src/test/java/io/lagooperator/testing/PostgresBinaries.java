package io.lagooperator.testing;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs that Maven brings, unpacked once for a test run. PostgreSQL refuses to
 * run as root, where builds often run: then it runs as {@code nobody}.
 */
final class PostgresBinaries {
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
  private static final Path ROOM = newRoom();

  private PostgresBinaries() {}

  /** The folder of {@code initdb} and {@code postgres}. */
  static Path bin() {
    return ROOM.resolve("postgresql/bin");
  }

  /** An empty folder that the PostgreSQL programs may write to; gone when the tests end. */
  static Path newDirectory() {
    try {
      Path directory = Files.createTempDirectory(ROOM, "data");
      if (ROOT) {
        Files.setOwner(
            directory,
            directory
                .getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName("nobody"));
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command that finds the PostgreSQL programs and is not run as root. */
  static ProcessBuilder command(List<String> command) {
    List<String> words = new ArrayList<>();
    if (ROOT) {
      // Unlike su, it becomes the command, so that signals reach it.
      words.addAll(List.of("setpriv", "--reuid=nobody", "--clear-groups", "--"));
    }
    words.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().merge("PATH", bin().toString(), (old, bin) -> bin + ":" + old);
    builder.environment().put("LC_ALL", "C");
    return builder.directory(ROOM.toFile());
  }

  private static Path newRoom() {
    try {
      Path room = Files.createTempDirectory("lago-operator-postgresql");
      Files.setPosixFilePermissions(room, PosixFilePermissions.fromString("rwxr-xr-x"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(room)));
      unpack(room.resolve("postgresql"));
      return room;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unpack(Path target) throws IOException {
    String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
    String machine = ArchUtils.normalize(System.getProperty("os.arch").toLowerCase(Locale.ROOT));
    try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        TarArchiveInputStream archive = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(file.getParent());
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(archive, file);
          Files.setPosixFilePermissions(
              file,
              PosixFilePermissions.fromString(
                  (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
        }
      }
    }
  }

  /**
   * Thousands of files can take longer than a build waits for its tests to end: nobody waits for
   * this.
   */
  private static void remove(Path room) {
    try {
      new ProcessBuilder("rm", "-rf", room.toString()).start();
    } catch (IOException e) {
      System.err.println("Left behind: " + room + " (" + e.getMessage() + ")");
    }
  }
}

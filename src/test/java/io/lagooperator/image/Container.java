package io.lagooperator.image;

import io.lagooperator.testing.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command line that runs an unpacked image as a pod would: in its own root file system, of
 * which nothing but /tmp can be written, as a user who may do nothing. With the rights of root, or
 * by a user name space of one's own.
 */
public final class Container {
  private static final String ACCOUNT = "var/run/secrets/kubernetes.io/serviceaccount";

  /** Mounts need a shell; what it ends with takes its place, and its process id. */
  private static final String MOUNTS =
      "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\""
          // Without /dev/urandom the JVM gathers chance from its own threads, for eight seconds.
          + " && mount --rbind /proc \"$0/proc\" && mount --rbind /dev \"$0/dev\""
          + " && mount --bind \"$1\" \"$0/tmp\""
          + " && mount --bind \"$2\" \"$0/%s\" && shift 2 && exec \"$@\"".formatted(ACCOUNT);

  private final UnpackedImage image;
  private final Path scratch;
  private final Path account;

  /** Scratch is what the container has as /tmp, account what a pod is given of its account. */
  Container(UnpackedImage image, Path scratch, Path account) {
    this.image = image;
    this.scratch = scratch.toAbsolutePath();
    this.account = account.toAbsolutePath();
  }

  /** Whether this machine can run images without a container runtime. */
  static boolean isPossible() throws IOException {
    var log = Files.createTempFile("container", ".log");
    var line = new ArrayList<>(namespace());
    line.add("true");
    try {
      return new Command(line, Map.of(), Path.of("").toAbsolutePath())
              .run(log, Duration.ofSeconds(30))
              .exitCode()
          == 0;
    } catch (IOException e) {
      return false; // there is no such program
    } finally {
      Files.delete(log);
    }
  }

  List<String> command(List<String> options) throws IOException {
    Files.createDirectories(image.root().resolve(ACCOUNT));
    Files.createDirectories(image.root().resolve("dev"));
    Files.setPosixFilePermissions(
        Files.createDirectories(scratch), PosixFilePermissions.fromString("rwxrwxrwx"));
    var line = new ArrayList<>(namespace());
    line.addAll(List.of("sh", "-c", MOUNTS, image.root().toString()));
    line.addAll(List.of(scratch.toString(), account.toString()));
    var user = image.user().split(":", -1);
    line.addAll(
        isRoot()
            ? List.of("chroot", "--userspec=" + image.user(), image.root().toString())
            : List.of(
                "unshare",
                "--user",
                "--map-user=" + user[0],
                "--map-group=" + user[1],
                "--root=" + image.root(),
                "--wd=/"));
    var entrypoint = image.entrypoint();
    line.add(image.program(entrypoint.get(0)).toString());
    var jar = entrypoint.indexOf("-jar");
    line.addAll(entrypoint.subList(1, jar));
    line.addAll(options);
    line.addAll(entrypoint.subList(jar, entrypoint.size()));
    return List.copyOf(line);
  }

  private static List<String> namespace() {
    return isRoot()
        ? List.of("unshare", "--mount")
        : List.of("unshare", "--user", "--map-root-user", "--mount");
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}

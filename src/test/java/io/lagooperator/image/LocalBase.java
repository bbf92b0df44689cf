package io.lagooperator.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import io.lagooperator.testing.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A base image for where no registry can be reached: the modules of a JDK that the jar needs, and
 * the C library of this machine.
 */
final class LocalBase {
  private static final String JAVA = "/opt/java";
  private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");
  private static final FilePermissions RUN = FilePermissions.fromOctalString("755");
  private static final FilePermissions READ = FilePermissions.fromOctalString("644");

  private final Jdk jdk;
  private final Path jar;
  private final Path folder;

  LocalBase(Jdk jdk, Path jar, Path folder) {
    this.jdk = jdk;
    this.jar = jar;
    this.folder = folder;
  }

  /** The base as a tar, made unless it is there. */
  Path tar() throws IOException, InterruptedException {
    var modules =
        jdk.run(
            "jdeps",
            List.of(
                "--ignore-missing-deps",
                "--multi-release=" + jdk.feature(),
                "--print-module-deps",
                jar.toString()));
    var name = "base-%d-%08x".formatted(jdk.feature(), (jdk + modules).hashCode());
    var tar = folder.resolve(name + ".tar");
    if (!Files.exists(tar)) {
      System.out.printf("Making a base image of Java %d from %s.%n", jdk.feature(), jdk.home());
      Files.createDirectories(folder);
      write(linked(modules, name), tar);
    }
    return tar;
  }

  private Path linked(String modules, String name) throws IOException {
    var runtime = folder.resolve(name);
    new Command(List.of("rm", "-rf", runtime.toString()), Map.of(), folder.toAbsolutePath())
        .run(folder.resolve("rm.log"), Duration.ofMinutes(1))
        .orFail(IOException::new);
    jdk.run(
        "jlink",
        List.of(
            "--add-modules=" + modules,
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--output=" + runtime));
    return runtime;
  }

  private void write(Path runtime, Path tar) throws IOException, InterruptedException {
    var part = tar.resolveSibling(tar.getFileName() + ".part");
    try {
      Jib.fromScratch()
          .addFileEntriesLayer(system(runtime))
          .addFileEntriesLayer(java(runtime))
          .addEnvironmentVariable("PATH", JAVA + "/bin")
          .addEnvironmentVariable("JAVA_HOME", JAVA)
          .containerize(
              Containerizer.to(TarImage.at(part).named("base"))
                  .setOfflineMode(true)
                  .setApplicationLayersCache(folder.resolve("cache"))
                  .setBaseImageLayersCache(folder.resolve("cache")));
    } catch (InvalidImageReferenceException
        | CacheDirectoryCreationException
        | ExecutionException
        | RegistryException e) {
      throw new IOException("the base image could not be made: " + e.getMessage(), e);
    }
    Files.move(part, tar);
  }

  private static FileEntriesLayer java(Path runtime) throws IOException {
    return FileEntriesLayer.builder()
        .addEntryRecursive(
            runtime,
            AbsoluteUnixPath.get(JAVA),
            (source, target) ->
                Files.isDirectory(source) || Files.isExecutable(source) ? RUN : READ)
        .build();
  }

  /** What every base has: the C library, and the folders that a container runtime mounts on. */
  private FileEntriesLayer system(Path runtime) throws IOException {
    var empty = Files.createDirectories(folder.resolve("empty"));
    var layer =
        FileEntriesLayer.builder()
            .addEntry(empty, AbsoluteUnixPath.get("/proc"), RUN)
            .addEntry(empty, AbsoluteUnixPath.get("/tmp"), FilePermissions.fromOctalString("777"));
    libraries(runtime).forEach(it -> layer.addEntry(it, AbsoluteUnixPath.get(it.toString()), RUN));
    return layer.build();
  }

  private Stream<Path> libraries(Path runtime) throws IOException {
    var log = folder.resolve("ldd.log");
    Command.of(
            "ldd",
            runtime.resolve("bin/java").toString(),
            runtime.resolve("lib/server/libjvm.so").toString())
        .run(log, Duration.ofMinutes(1))
        .orFail(IOException::new);
    return LIBRARY
        .matcher(Files.readString(log))
        .results()
        .map(found -> Path.of(found.group(1)))
        .filter(library -> !library.startsWith(runtime.toAbsolutePath().normalize()))
        .filter(library -> !library.normalize().startsWith(runtime))
        .distinct();
  }

  static Path made(Jdk jdk, Path jar, Path folder) {
    try {
      return new LocalBase(jdk, jar, folder).tar();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the base image was made", e);
    }
  }
}

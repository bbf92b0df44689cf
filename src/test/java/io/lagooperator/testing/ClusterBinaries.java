package io.lagooperator.testing;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a folder with all programs of the control plane, or gets them once for this user. */
public final class ClusterBinaries {
  static final Path MODULE = Path.of("src", "test", "cluster").toAbsolutePath();
  private static final String OWN_FOLDER = "LAGO_CLUSTER_BIN";

  private final Optional<Path> given;
  private final Path cached;
  private final String goVersion;
  private final List<BinarySource> sources;

  ClusterBinaries(Optional<Path> given, Path cached, String goVersion, List<BinarySource> sources) {
    this.given = given;
    this.cached = cached;
    this.goVersion = goVersion;
    this.sources = List.copyOf(sources);
  }

  public static ClusterBinaries ofThisMachine() {
    Map<String, String> environment = System.getenv();
    Platform platform = Platform.current();
    PinnedVersions versions = PinnedVersions.of(MODULE, platform);
    return new ClusterBinaries(
        Optional.ofNullable(environment.get(OWN_FOLDER)).filter(it -> !it.isBlank()).map(Path::of),
        cacheFolder(environment, Path.of(System.getProperty("user.home", "")), platform)
            .resolve(versions.key()),
        versions.go(),
        List.of(
            new OfficialReleases(versions, platform, new HttpDownloads()),
            new GoBuild(versions, environment.getOrDefault("PATH", ""))));
  }

  static Path cacheFolder(Map<String, String> environment, Path home, Platform platform) {
    Path ofAllPrograms =
        Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
            .filter(it -> !it.isBlank())
            .map(Path::of)
            .orElseGet(
                () ->
                    platform.os().equals("darwin")
                        ? home.resolve("Library").resolve("Caches")
                        : home.resolve(".cache"));
    return ofAllPrograms.resolve("lago-operator").resolve("cluster");
  }

  /** The folder; the first call on a machine may take minutes and says what it does. */
  public Path folder() {
    return given.map(this::complete).orElseGet(this::cachedFolder);
  }

  private Path complete(Path folder) {
    List<ClusterBinary> missing = ClusterBinary.missingIn(folder);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          OWN_FOLDER + " names " + folder + ", which lacks " + names(missing) + ".");
    }
    return folder;
  }

  private Path cachedFolder() {
    if (ClusterBinary.missingIn(cached).isEmpty()) {
      return cached;
    }
    try (ExclusiveFile lock =
        ExclusiveFile.lock(
            cached.resolveSibling(cached.getFileName() + ".lock"),
            "Another process gets the control plane's programs already: waiting for it.")) {
      if (!ClusterBinary.missingIn(cached).isEmpty()) {
        publish();
      }
      return cached;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The control plane's programs cannot be kept in "
              + cached
              + ": set XDG_CACHE_HOME to a folder that can be written to.",
          e);
    }
  }

  // The folder beside keeps what earlier attempts got, also when they were interrupted.
  private void publish() throws IOException {
    Path partial = cached.resolveSibling(cached.getFileName() + ".partial");
    if (Files.exists(cached) && Files.notExists(partial)) {
      Files.move(cached, partial, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.createDirectories(partial);
    List<String> reasons = new ArrayList<>();
    for (BinarySource source : sources) {
      List<ClusterBinary> missing = ClusterBinary.missingIn(partial);
      if (!missing.isEmpty()) {
        try {
          source.fill(partial, missing);
        } catch (BinarySource.NotToBeHad e) {
          System.out.println("Control plane: " + e.reason() + ".");
          reasons.add(e.reason());
        }
      }
    }
    List<ClusterBinary> missing = ClusterBinary.missingIn(partial);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(sentence(missing, reasons));
    }
    deleteAllButBinaries(partial);
    Files.move(partial, cached, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void deleteAllButBinaries(Path folder) throws IOException {
    List<Path> kept = Arrays.stream(ClusterBinary.values()).map(it -> it.in(folder)).toList();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path it : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!it.equals(folder) && !kept.contains(it)) {
          Files.delete(it);
        }
      }
    }
  }

  private String sentence(List<ClusterBinary> missing, List<String> reasons) {
    return "These tests need a control plane, but "
        + names(missing)
        + " cannot be had ("
        + String.join("; ", reasons)
        + "): install Go "
        + goVersion
        + " or newer, or connect to the network, or set "
        + OWN_FOLDER
        + " to a folder with "
        + names(Arrays.asList(ClusterBinary.values()))
        + ".";
  }

  private static String names(List<ClusterBinary> binaries) {
    return binaries.stream().map(ClusterBinary::fileName).collect(joining(", "));
  }
}

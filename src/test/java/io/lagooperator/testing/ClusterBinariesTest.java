package io.lagooperator.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterBinariesTest {
  private static final Platform LINUX = new Platform("linux", "amd64");
  private static final BinarySource CLOSED_NETWORK =
      (folder, missing) -> {
        throw new BinarySource.NotToBeHad("dl.k8s.io cannot be reached");
      };

  @TempDir Path temp;

  @Test
  void aGivenFolderIsTakenBeforeAllElse() throws Exception {
    Path given = Files.createDirectory(temp.resolve("given"));
    put(given, List.of(ClusterBinary.values()));

    assertThat(binaries(Optional.of(given), CLOSED_NETWORK).folder()).isEqualTo(given);
  }

  @Test
  void aGivenFolderThatLacksAProgramIsRefusedByName() throws Exception {
    Path given = Files.createDirectory(temp.resolve("given"));
    put(given, List.of(ClusterBinary.ETCD, ClusterBinary.KUBECTL));

    assertThatThrownBy(() -> binaries(Optional.of(given)).folder())
        .hasMessage(
            "LAGO_CLUSTER_BIN names %s, which lacks kube-apiserver, kube-controller-manager, kube-scheduler, kwok, kwokctl."
                .formatted(given));
  }

  @Test
  void whatWasGotOnceIsNotAskedForAgain() {
    List<String> asked = new ArrayList<>();
    BinarySource source = recording(asked, "releases", ClusterBinary.values());

    Path first = binaries(Optional.empty(), source).folder();
    Path second = binaries(Optional.empty(), source).folder();

    assertThat(first).isEqualTo(second).isEqualTo(temp.resolve("key"));
    assertThat(asked).containsExactly("releases");
  }

  @Test
  void theBuildIsAskedOnlyForWhatTheReleasesDoNotGive() {
    List<String> asked = new ArrayList<>();
    BinarySource releases = recording(asked, "releases", ClusterBinary.ETCD, ClusterBinary.KUBECTL);
    BinarySource build =
        (folder, missing) -> {
          asked.add("build " + missing.size());
          put(folder, missing);
        };

    binaries(Optional.empty(), releases, build).folder();

    assertThat(asked).containsExactly("releases", "build 5");
  }

  @Test
  void anInterruptedAttemptIsContinued() {
    assertThatThrownBy(
            () ->
                binaries(
                        Optional.empty(),
                        (folder, missing) -> {
                          put(folder, List.of(ClusterBinary.ETCD));
                          throw new IllegalStateException("killed");
                        })
                    .folder())
        .hasMessage("killed");
    List<ClusterBinary> asked = new ArrayList<>();

    binaries(
            Optional.empty(),
            (folder, missing) -> {
              asked.addAll(missing);
              put(folder, missing);
            })
        .folder();

    assertThat(asked).hasSize(6).doesNotContain(ClusterBinary.ETCD);
    assertThat(temp.resolve("key.partial")).doesNotExist();
  }

  @Test
  void whenNothingCanBeHadOneSentenceSaysWhatToDo() {
    BinarySource noGo = new GoBuild(pinned(), temp.toString());

    assertThatThrownBy(() -> binaries(Optional.empty(), CLOSED_NETWORK, noGo).folder())
        .hasMessage(
            "These tests need a control plane, but etcd, kube-apiserver, kube-controller-manager, kube-scheduler, kubectl, kwok, kwokctl cannot be had"
                + " (dl.k8s.io cannot be reached; there is no go on the PATH to build them):"
                + " install Go 1.26.0 or newer, or connect to the network,"
                + " or set LAGO_CLUSTER_BIN to a folder with etcd, kube-apiserver, kube-controller-manager, kube-scheduler, kubectl, kwok, kwokctl.");
  }

  @Test
  void theKeyFollowsThePinnedModuleAndThePlatform() throws Exception {
    Path module = Files.createDirectory(temp.resolve("module"));
    Files.copy(ClusterBinaries.MODULE.resolve("go.mod"), module.resolve("go.mod"));
    Files.writeString(module.resolve("go.sum"), "one");
    String key = PinnedVersions.of(module, LINUX).key();

    assertThat(PinnedVersions.of(module, LINUX).key()).isEqualTo(key);
    assertThat(PinnedVersions.of(module, new Platform("linux", "arm64")).key()).isNotEqualTo(key);
    Files.writeString(module.resolve("go.sum"), "two");
    assertThat(PinnedVersions.of(module, LINUX).key()).isNotEqualTo(key);
  }

  @Test
  void theCacheIsWhereTheSystemKeepsCaches() {
    Path home = Path.of("/home/me");
    Path own = Path.of("lago-operator", "cluster");

    assertThat(ClusterBinaries.cacheFolder(Map.of("XDG_CACHE_HOME", "/x"), home, LINUX))
        .isEqualTo(Path.of("/x").resolve(own));
    assertThat(ClusterBinaries.cacheFolder(Map.of(), home, LINUX))
        .isEqualTo(home.resolve(".cache").resolve(own));
    assertThat(ClusterBinaries.cacheFolder(Map.of(), home, new Platform("darwin", "arm64")))
        .isEqualTo(home.resolve("Library").resolve("Caches").resolve(own));
  }

  @Test
  void theApiServerIsBuiltWithItsVersion() {
    assertThat(
            new GoBuild(pinned(), "")
                .line(new GoCompiler(Path.of("go")), ClusterBinary.API_SERVER, Path.of("target")))
        .contains(
            "-s -w -X k8s.io/component-base/version.gitVersion=%1$s -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=%2$s"
                .formatted(pinned().kubernetes(), pinned().kubernetes().split("\\.", -1)[1]));
  }

  private ClusterBinaries binaries(Optional<Path> given, BinarySource... sources) {
    return new ClusterBinaries(given, temp.resolve("key"), pinned().go(), Arrays.asList(sources));
  }

  private static PinnedVersions pinned() {
    return PinnedVersions.of(ClusterBinaries.MODULE, LINUX);
  }

  private static BinarySource recording(List<String> asked, String name, ClusterBinary... gives) {
    return (folder, missing) -> {
      asked.add(name);
      put(folder, Arrays.asList(gives));
    };
  }

  private static void put(Path folder, List<ClusterBinary> binaries) throws IOException {
    for (ClusterBinary binary : binaries) {
      Files.createFile(binary.in(folder));
      assertThat(binary.in(folder).toFile().setExecutable(true)).isTrue();
    }
  }
}

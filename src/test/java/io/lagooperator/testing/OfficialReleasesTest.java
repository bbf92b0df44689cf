package io.lagooperator.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficialReleasesTest {
  private static final Platform LINUX = new Platform("linux", "amd64");
  private static final String SHA256_OF_PROGRAM =
      "1310ca2c8932dbd118668bd97442558a3e1f546b5e15c69699dfbd6024f548d8";

  @TempDir Path folder;

  @Test
  void aProgramWithItsPublishedChecksumIsKept() throws Exception {
    FakeHost host = new FakeHost(SHA256_OF_PROGRAM + "\n");

    releases(host).fill(folder, List.of(ClusterBinary.KUBECTL));

    assertThat(folder.resolve("kubectl")).hasContent("program").isExecutable();
    assertThat(host.asked)
        .containsExactly(
            "https://dl.k8s.io/release/%s/bin/linux/amd64/kubectl.sha256".formatted(kubernetes()),
            "https://dl.k8s.io/release/%s/bin/linux/amd64/kubectl".formatted(kubernetes()));
  }

  @Test
  void aProgramWithAnotherChecksumIsRefused() {
    assertThatThrownBy(
            () -> releases(new FakeHost("0000")).fill(folder, List.of(ClusterBinary.KUBECTL)))
        .hasMessageEndingWith("differs from its published checksum");
    assertThat(folder.resolve("kubectl")).doesNotExist();
  }

  @Test
  void kwokIsComparedWithTheDigestOfItsRelease() throws Exception {
    String release =
        "{\"assets\": [{\"name\": \"kwok-linux-amd64\", \"digest\": \"sha256:%s\"}]}"
            .formatted(SHA256_OF_PROGRAM);

    releases(new FakeHost(release)).fill(folder, List.of(ClusterBinary.KWOK));

    assertThat(folder.resolve("kwok")).hasContent("program").isExecutable();
  }

  @Test
  void kwokIsNotTakenWhenNoDigestIsPublished() {
    FakeHost host = new FakeHost("{\"assets\": [{\"name\": \"kwok-linux-amd64\"}]}");

    assertThatThrownBy(() -> releases(host).fill(folder, List.of(ClusterBinary.KWOK)))
        .hasMessage("no checksum of kwok-linux-amd64 is published");
    assertThat(host.asked).hasSize(1);
  }

  @Test
  void theFirstHostThatCannotBeReachedEndsTheAttempt() {
    List<URI> asked = new ArrayList<>();
    Downloads closed =
        new Downloads() {
          @Override
          public String text(URI uri) throws IOException {
            asked.add(uri);
            throw new IOException(uri.getHost() + " cannot be reached");
          }

          @Override
          public void file(URI uri, Path target) {
            asked.add(uri);
          }
        };

    assertThatThrownBy(() -> releases(closed).fill(folder, List.of(ClusterBinary.values())))
        .hasMessage("github.com cannot be reached");
    assertThat(asked).hasSize(1);
  }

  @Test
  void whereThereIsNoOfficialApiServerNothingIsDownloaded() {
    FakeHost host = new FakeHost("");
    Platform mac = new Platform("darwin", "arm64");

    assertThatThrownBy(
            () ->
                new OfficialReleases(PinnedVersions.of(ClusterBinaries.MODULE, mac), mac, host)
                    .fill(folder, List.of(ClusterBinary.values())))
        .hasMessage("there is no official kube-apiserver for darwin-arm64");
    assertThat(host.asked).isEmpty();
  }

  private static OfficialReleases releases(Downloads downloads) {
    return new OfficialReleases(PinnedVersions.of(ClusterBinaries.MODULE, LINUX), LINUX, downloads);
  }

  private static String kubernetes() {
    return PinnedVersions.of(ClusterBinaries.MODULE, LINUX).kubernetes();
  }

  /** Answers every question for text with the same, and gives the same program for every file. */
  private static final class FakeHost implements Downloads {
    private final String text;
    private final List<String> asked = new ArrayList<>();

    FakeHost(String text) {
      this.text = text;
    }

    @Override
    public String text(URI uri) {
      asked.add(uri.toString());
      return text;
    }

    @Override
    public void file(URI uri, Path target) throws IOException {
      asked.add(uri.toString());
      Files.writeString(target, "program");
    }
  }
}

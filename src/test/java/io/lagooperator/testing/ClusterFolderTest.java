package io.lagooperator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFolderTest {
  private static final String NOBODY = "1 2001-01-01T00:00:00Z";

  @TempDir Path root;

  @Test
  void aClusterWhoseOwnerLivesIsLeftAlone() throws Exception {
    ClusterFolder ours = ClusterFolder.create(root, "ours");

    ClusterFolder.removeAbandoned(root);

    assertThat(ours.path()).isDirectory();
  }

  @Test
  void aClusterWhoseOwnerDiedIsEndedAndDeleted() throws Exception {
    ClusterFolder abandoned = abandoned();
    Process ofCluster = running("tail", "-f", abandoned.path().resolve("owner").toString());
    pidFile(abandoned, ofCluster);

    ClusterFolder.removeAbandoned(root);

    assertThat(ofCluster.isAlive()).isFalse();
    assertThat(abandoned.path()).doesNotExist();
  }

  @Test
  void aStrangerThatGotTheSameProcessIdIsNotKilled() throws Exception {
    ClusterFolder abandoned = abandoned();
    Process stranger = running("tail", "-f", "/dev/null");
    pidFile(abandoned, stranger);
    try {
      ClusterFolder.removeAbandoned(root);

      assertThat(stranger.isAlive()).isTrue();
      assertThat(abandoned.path()).doesNotExist();
    } finally {
      stranger.destroyForcibly();
    }
  }

  private ClusterFolder abandoned() throws IOException {
    ClusterFolder folder = ClusterFolder.create(root, "abandoned");
    Files.writeString(folder.path().resolve("owner"), NOBODY);
    return folder;
  }

  private static Process running(String... line) throws IOException {
    return new ProcessBuilder(line).start();
  }

  private static void pidFile(ClusterFolder folder, Process process) throws IOException {
    Path pids = folder.path().resolve("clusters").resolve("it").resolve("pids");
    Files.createDirectories(pids);
    Files.writeString(pids.resolve("etcd.pid"), Long.toString(process.pid()));
  }
}

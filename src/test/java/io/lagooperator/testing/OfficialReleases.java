package io.lagooperator.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** The projects' own release files, each compared with the checksum published beside it. */
final class OfficialReleases implements BinarySource {
  private final PinnedVersions versions;
  private final Platform platform;
  private final Downloads downloads;

  OfficialReleases(PinnedVersions versions, Platform platform, Downloads downloads) {
    this.versions = versions;
    this.platform = platform;
    this.downloads = downloads;
  }

  /** A release file and the checksum that it must have. */
  private record Published(URI uri, String sha256) {}

  @Override
  public void fill(Path folder, List<ClusterBinary> missing) throws NotToBeHad, IOException {
    if (!platform.isLinux()) {
      throw new NotToBeHad("there is no official kube-apiserver for " + platform);
    }
    for (ClusterBinary binary : missing) {
      System.out.println("Control plane: downloading " + binary.progress());
      Path part = binary.partIn(folder);
      // The first host that cannot be reached ends it for all: the network is closed.
      try {
        Published published = published(binary);
        downloads.file(published.uri(), part);
        if (!published.sha256().equalsIgnoreCase(sha256(part))) {
          throw new NotToBeHad(published.uri() + " differs from its published checksum");
        }
      } catch (IOException e) {
        throw new NotToBeHad(String.valueOf(e.getMessage()));
      }
      Path program = binary == ClusterBinary.ETCD ? unpacked(part, folder) : part;
      if (!program.toFile().setExecutable(true)) {
        throw new IOException(program + " cannot be made executable");
      }
      Files.move(program, binary.in(folder), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private Published published(ClusterBinary binary) throws IOException, NotToBeHad {
    if (binary.isPartOfKubernetes()) {
      URI uri =
          URI.create(
              "https://dl.k8s.io/release/%s/bin/%s/%s/%s"
                  .formatted(
                      versions.kubernetes(), platform.os(), platform.arch(), binary.fileName()));
      return new Published(uri, downloads.text(URI.create(uri + ".sha256")).strip());
    }
    return binary == ClusterBinary.ETCD ? etcd() : kwok(binary.fileName() + "-" + platform);
  }

  private Published etcd() throws IOException, NotToBeHad {
    String releases = "https://github.com/etcd-io/etcd/releases/download/" + versions.etcd() + "/";
    String archive = etcdFolder() + ".tar.gz";
    String checksum =
        downloads
            .text(URI.create(releases + "SHA256SUMS"))
            .lines()
            .filter(line -> line.endsWith(" " + archive))
            .map(line -> line.substring(0, line.indexOf(' ')))
            .findFirst()
            .orElseThrow(() -> new NotToBeHad("etcd publishes no checksum of " + archive));
    return new Published(URI.create(releases + archive), checksum);
  }

  private String etcdFolder() {
    return "etcd-" + versions.etcd() + "-" + platform;
  }

  // kwok publishes no file of checksums; GitHub names the digest of each file of a release.
  private Published kwok(String file) throws IOException, NotToBeHad {
    String project = "kubernetes-sigs/kwok/releases/";
    JsonNode release =
        new ObjectMapper()
            .readTree(
                downloads.text(
                    URI.create(
                        "https://api.github.com/repos/" + project + "tags/" + versions.kwok())));
    for (JsonNode asset : release.path("assets")) {
      String digest = asset.path("digest").asText();
      if (asset.path("name").asText().equals(file) && digest.startsWith("sha256:")) {
        return new Published(
            URI.create(
                "https://github.com/" + project + "download/" + versions.kwok() + "/" + file),
            digest.substring("sha256:".length()));
      }
    }
    throw new NotToBeHad("no checksum of " + file + " is published");
  }

  private Path unpacked(Path archive, Path folder) throws IOException, NotToBeHad {
    Command.of("tar", "-xzf", archive.toString(), "-C", folder.toString(), etcdFolder() + "/etcd")
        .run(folder.resolve("tar.log"), Duration.ofMinutes(1))
        .orFail(reason -> new NotToBeHad("the archive of etcd cannot be unpacked: " + reason));
    Files.delete(archive);
    return folder.resolve(etcdFolder()).resolve("etcd");
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

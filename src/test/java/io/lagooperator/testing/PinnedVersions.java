package io.lagooperator.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code go.mod} pins; nothing else in the project names a version of the control plane. */
record PinnedVersions(
    Path module, String go, String kubernetes, String etcd, String kwok, String key) {

  /** Reads the module; the key changes whenever anything that is built from it may change. */
  static PinnedVersions of(Path module, Platform platform) {
    try {
      String mod = Files.readString(module.resolve("go.mod"));
      String sum = Files.readString(module.resolve("go.sum"));
      return new PinnedVersions(
          module,
          find(mod, "^go (\\S+)"),
          find(mod, "^\\s*k8s\\.io/kubernetes (v\\S+)"),
          find(mod, "^\\s*go\\.etcd\\.io/etcd/server/v3 (v\\S+)"),
          find(mod, "^\\s*sigs\\.k8s\\.io/kwok (v\\S+)"),
          hash(mod + "\0" + sum + "\0" + platform));
    } catch (IOException e) {
      throw new IllegalStateException(
          "The pinned module is read from "
              + module.toAbsolutePath()
              + ": run the tests in the project's folder.",
          e);
    }
  }

  private static String find(String mod, String line) {
    Matcher matcher = Pattern.compile(line, Pattern.MULTILINE).matcher(mod);
    if (!matcher.find()) {
      throw new IllegalStateException("go.mod has no line that matches " + line);
    }
    return matcher.group(1);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

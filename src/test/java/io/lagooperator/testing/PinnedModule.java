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

/** A Go module of ours that does nothing but pin versions of programs. */
record PinnedModule(Path folder, String mod, String sum) {
  static PinnedModule read(Path folder) {
    try {
      return new PinnedModule(
          folder,
          Files.readString(folder.resolve("go.mod")),
          Files.readString(folder.resolve("go.sum")));
    } catch (IOException e) {
      throw new IllegalStateException(
          "The pinned module is read from "
              + folder.toAbsolutePath()
              + ": run the tests in the project's folder.",
          e);
    }
  }

  /** Of the language that the programs are written in. */
  String go() {
    return find("^go (\\S+)");
  }

  String version(String module) {
    return find("^(?:require)?\\s*" + Pattern.quote(module) + " (v\\S+)");
  }

  /** Changes whenever anything that is built from it may change. */
  String key(Platform platform) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((mod + "\0" + sum + "\0" + platform).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String find(String line) {
    Matcher matcher = Pattern.compile(line, Pattern.MULTILINE).matcher(mod);
    if (!matcher.find()) {
      throw new IllegalStateException("go.mod has no line that matches " + line);
    }
    return matcher.group(1);
  }
}

package io.lagooperator.testing;

import java.util.Locale;

/** Operating system and processor, in the words that Go and the release pages use. */
record Platform(String os, String arch) {
  static Platform current() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "");
    return new Platform(
        os.startsWith("mac") ? "darwin" : os,
        switch (arch) {
          case "x86_64" -> "amd64";
          case "aarch64" -> "arm64";
          default -> arch;
        });
  }

  boolean isLinux() {
    return os.equals("linux");
  }

  @Override
  public String toString() {
    return os + "-" + arch;
  }
}

package io.lagooperator.image;

import java.nio.file.Path;

/** What an image is made of, and where its parts lie while it is made. */
record Recipe(String base, String version, String revision, Path folder) {
  static final Path JAR = Path.of("target", "lago-operator.jar");
  static final Path SBOM = Path.of("target", "lago-operator.cdx.json");
  static final Path OPTIONS = Path.of("src", "main", "image", "jvm.options");
  static final Path CLASSES = Path.of("src", "main", "image", "classes.lst");
  static final String NAME = "ghcr.io/lago-operator/lago-operator";

  Recipe {
    if (!base.startsWith("tar://") && !base.contains("@sha256:")) {
      throw new IllegalArgumentException(
          "The base image %s has no digest: name it as image@sha256:…, or tar://file."
              .formatted(base));
    }
  }

  /** Of what is fetched, the digest; a file is named by nobody else. */
  String baseDigest() {
    return base.contains("@") ? base.substring(base.indexOf('@') + 1) : "";
  }

  Path tar() {
    return folder.resolve("lago-operator-image.tar");
  }
}

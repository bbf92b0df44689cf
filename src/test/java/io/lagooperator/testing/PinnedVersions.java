package io.lagooperator.testing;

import java.nio.file.Path;

/** What {@code go.mod} pins; nothing else in the project names a version of the control plane. */
record PinnedVersions(
    Path module, String go, String kubernetes, String etcd, String kwok, String key) {

  /** Reads the module; the key changes whenever anything that is built from it may change. */
  static PinnedVersions of(Path folder, Platform platform) {
    PinnedModule module = PinnedModule.read(folder);
    return new PinnedVersions(
        folder,
        module.go(),
        module.version("k8s.io/kubernetes"),
        module.version("go.etcd.io/etcd/server/v3"),
        module.version("sigs.k8s.io/kwok"),
        module.key(platform));
  }
}

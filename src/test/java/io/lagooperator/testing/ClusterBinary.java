package io.lagooperator.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The programs that make up a control plane, each with the Go package that it is built from. */
enum ClusterBinary {
  ETCD("etcd", "go.etcd.io/etcd/server/v3", "half a minute"),
  API_SERVER("kube-apiserver", "k8s.io/kubernetes/cmd/kube-apiserver", "three to seven minutes"),
  CONTROLLER_MANAGER(
      "kube-controller-manager", "k8s.io/kubernetes/cmd/kube-controller-manager", "a minute"),
  SCHEDULER("kube-scheduler", "k8s.io/kubernetes/cmd/kube-scheduler", "ten seconds"),
  KUBECTL("kubectl", "k8s.io/kubernetes/cmd/kubectl", "half a minute"),
  KWOK("kwok", "sigs.k8s.io/kwok/cmd/kwok", "half a minute"),
  KWOKCTL("kwokctl", "sigs.k8s.io/kwok/cmd/kwokctl", "half a minute");

  private final String fileName;
  private final String goPackage;
  private final String usualBuildTime;

  ClusterBinary(String fileName, String goPackage, String usualBuildTime) {
    this.fileName = fileName;
    this.goPackage = goPackage;
    this.usualBuildTime = usualBuildTime;
  }

  String fileName() {
    return fileName;
  }

  static boolean isFileName(String name) {
    return Arrays.stream(values()).anyMatch(it -> it.fileName.equals(name));
  }

  String goPackage() {
    return goPackage;
  }

  /** How long a build takes on two cores when nothing is cached. */
  String usualBuildTime() {
    return usualBuildTime;
  }

  boolean isPartOfKubernetes() {
    return goPackage.startsWith("k8s.io/kubernetes/");
  }

  Path in(Path folder) {
    return folder.resolve(fileName);
  }

  /**
   * Where a source writes it until it is complete; a killed attempt's child may still write too.
   */
  Path partIn(Path folder) {
    return folder.resolve(fileName + "." + ProcessHandle.current().pid() + ".part");
  }

  /** How far a source has come, for its progress lines. */
  String progress() {
    return fileName
        + " ("
        + (Arrays.asList(values()).indexOf(this) + 1)
        + " of "
        + values().length
        + ")";
  }

  static List<ClusterBinary> missingIn(Path folder) {
    return Arrays.stream(values()).filter(it -> !Files.isExecutable(it.in(folder))).toList();
  }
}

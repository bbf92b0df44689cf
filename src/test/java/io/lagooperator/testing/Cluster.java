package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.Reading;
import io.lagooperator.apply.ClientSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running control plane: real API server, controllers and scheduler; only pods are simulated. */
public final class Cluster implements AutoCloseable {
  private final ClusterFolder folder;
  private final Path binaries;
  private final Thread atExit;
  private final KubernetesClient client;

  private Cluster(ClusterFolder folder, Path binaries, Thread atExit) {
    this.folder = folder;
    this.binaries = binaries;
    this.atExit = atExit;
    this.client = newClient("tests");
  }

  /** Starts a cluster of one's own; it ends with the JVM at the latest. */
  public static Cluster start(String name) {
    Path binaries = ClusterBinaries.ofThisMachine().folder();
    long began = System.nanoTime();
    try {
      Cluster cluster = create(name, binaries);
      cluster.furnish();
      System.out.printf(
          Locale.ROOT, "control plane up in %.1f s%n", (System.nanoTime() - began) / 1e9);
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one cluster of this JVM, started at its first use. */
  public static Cluster shared() {
    return SharedCluster.get();
  }

  public Path kubeconfig() {
    return kubeconfig(folder.path());
  }

  public Path binaries() {
    return binaries;
  }

  /** An administrator's client that all tests share; closed with the cluster. */
  public KubernetesClient client() {
    return client;
  }

  /** A client of one's own whose requests are found in the audit log by this name. */
  public KubernetesClient newClient(String userAgent) {
    var serialization = new KubernetesSerialization(Reading.withoutLimits(), true);
    serialization.registerKubernetesResource(LagoInstance.class);
    return client(configuration(userAgent), serialization);
  }

  /** The same, as an operator has it. */
  public KubernetesClient newOperatorClient(String userAgent) {
    return client(configuration(userAgent), ClientSerialization.ofOperator());
  }

  /** The same, of which each request is seen before it is sent. */
  KubernetesClient newOperatorClient(String userAgent, Interceptor seen) {
    return builder(configuration(userAgent), ClientSerialization.ofOperator())
        .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("seen", seen))
        .build();
  }

  /**
   * As an operator has it with the rights of another user, who has none unless they are granted.
   */
  public KubernetesClient newOperatorClientOf(String user) {
    var config = configuration(user);
    config.setImpersonateUsername(user);
    config.setImpersonateGroups("system:authenticated");
    return client(config, ClientSerialization.ofOperator());
  }

  private Config configuration(String userAgent) {
    var config = Config.fromKubeconfig(kubeconfig().toFile());
    config.setUserAgent(userAgent);
    return config;
  }

  private static KubernetesClient client(Config config, KubernetesSerialization serialization) {
    return builder(config, serialization).build();
  }

  private static KubernetesClientBuilder builder(
      Config config, KubernetesSerialization serialization) {
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(serialization)
        .withHttpClientFactory(new JdkHttpClientFactory());
  }

  public AuditLog auditLog() {
    return new AuditLog(
        folder.path().resolve("clusters").resolve("it").resolve("logs").resolve("audit.log"),
        client);
  }

  @Override
  public void close() {
    client.close();
    folder.remove();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM ends already; what the hook does has been done.
    }
  }

  private static Cluster create(String name, Path binaries) throws IOException {
    Path root = ClusterFolder.root();
    // One after the other: kwokctl takes ports that are free now, and binds them later.
    try (ExclusiveFile lock =
        ExclusiveFile.lock(
            root.resolve("lock"), "Another control plane is starting: waiting for it.")) {
      ClusterFolder.removeAbandoned(root);
      ClusterFolder folder = ClusterFolder.create(root, name);
      // Before anything starts: a start that is struck must leave nothing either.
      Thread atExit = new Thread(folder::remove, "end of " + folder.path().getFileName());
      try {
        Runtime.getRuntime().addShutdownHook(atExit);
        kwokctl(folder.path(), binaries);
        return new Cluster(folder, binaries, atExit);
      } catch (IOException | RuntimeException e) {
        folder.remove();
        throw e;
      }
    }
  }

  private static void kwokctl(Path folder, Path binaries) throws IOException {
    Path files = ClusterBinaries.MODULE;
    List<String> line =
        List.of(
            ClusterBinary.KWOKCTL.in(binaries).toString(),
            "create",
            "cluster",
            "--name=it",
            "--runtime=binary",
            "--wait=60s",
            "--config=" + files.resolve("kwokctl.yaml"),
            "--kubeconfig=" + kubeconfig(folder),
            "--kube-audit-policy=" + files.resolve("audit-policy.yaml"),
            "--etcd-binary=" + ClusterBinary.ETCD.in(binaries),
            "--kube-apiserver-binary=" + ClusterBinary.API_SERVER.in(binaries),
            "--kube-controller-manager-binary=" + ClusterBinary.CONTROLLER_MANAGER.in(binaries),
            "--kube-scheduler-binary=" + ClusterBinary.SCHEDULER.in(binaries),
            "--kwok-controller-binary=" + ClusterBinary.KWOK.in(binaries),
            "--disable-qps-limits",
            "--enable-crds=Stage,ClusterLogs",
            // What is lost with the machine is only a test.
            "--extra-args=etcd=unsafe-no-fsync=true",
            // The default range is full after some hundred instances.
            "--extra-args=kube-apiserver=service-cluster-ip-range=10.0.0.0/16",
            // In megabytes: a log that rotates would lose what tests count.
            "--extra-args=kube-apiserver=audit-log-maxsize=100000");
    // Memory for time: what is short-lived is collected less often.
    new Command(line, Map.of("KWOK_WORKDIR", folder.toString(), "GOGC", "400"), folder)
        .run(folder.resolve("kwokctl.log"), Duration.ofMinutes(2))
        .orFail(reason -> new IOException("the control plane did not start: " + reason));
  }

  private static Path kubeconfig(Path folder) {
    return folder.resolve("kubeconfig");
  }

  private void furnish() throws IOException {
    try (Stream<Path> files = Files.list(ClusterBinaries.MODULE.resolve("base"))) {
      for (Path file : files.sorted().toList()) {
        try (InputStream yaml = Files.newInputStream(file)) {
          client.load(yaml).create();
        }
      }
    }
    for (Node node : client.nodes().list().getItems()) {
      client
          .nodes()
          .resource(node)
          .waitUntilCondition(Readiness::isNodeReady, 30, TimeUnit.SECONDS);
    }
  }
}

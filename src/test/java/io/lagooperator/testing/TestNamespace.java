package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A namespace that belongs to one test alone. */
public final class TestNamespace implements AutoCloseable {
  /** Many at once are taken apart in turns. */
  private static final Duration TAKEN_APART = Duration.ofMinutes(10);

  private final Cluster cluster;
  private final KubernetesClient ofCluster;
  private final String name;
  private final Stages stages;

  private TestNamespace(Cluster cluster, String name) {
    this.cluster = cluster;
    this.ofCluster = cluster.client();
    this.name = name;
    this.stages = new Stages(ofCluster, name);
  }

  /** Creates it; the test's name is part of its name, for whoever looks at the cluster. */
  public static TestNamespace create(Cluster cluster, String test) {
    KubernetesClient client = cluster.client();
    String name = shortened(test) + "-" + UUID.randomUUID().toString().substring(0, 8);
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    // No pod is admitted before, and those who make pods then back off.
    client
        .serviceAccounts()
        .inNamespace(name)
        .withName("default")
        .waitUntilCondition(Objects::nonNull, Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    return new TestNamespace(cluster, name);
  }

  public String name() {
    return name;
  }

  public Cluster cluster() {
    return cluster;
  }

  /** Labels the namespace itself. */
  public void label(String key, String value) {
    ofCluster
        .namespaces()
        .withName(name)
        .edit(
            namespace ->
                new NamespaceBuilder(namespace)
                    .editMetadata()
                    .addToLabels(key, value)
                    .endMetadata()
                    .build());
  }

  /** A client that means this namespace when none is named. */
  public KubernetesClient client() {
    return ofCluster.adapt(NamespacedKubernetesClient.class).inNamespace(name);
  }

  public Stages stages() {
    return stages;
  }

  /**
   * Has the cluster serve more kinds, for good: a watch of a kind that is no longer served ends the
   * operator.
   */
  public void serve(String file) {
    try (var definitions = Files.newInputStream(Path.of("src/test/cluster", file))) {
      var made = ofCluster.load(definitions).create();
      made.forEach(it -> RunningOperator.awaitCrd(ofCluster, it.getMetadata().getName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has Ingresses refused in this namespace until it is closed. */
  public Refusal refuseIngresses(String message) {
    return Refusal.of(ofCluster, name, Refusal.anIngress(), message);
  }

  /** Has Deployments refused in this namespace until it is closed, and all changes of them. */
  public Refusal refuseDeployments(String message) {
    return Refusal.of(ofCluster, name, Refusal.aDeployment(), message);
  }

  /** Records what objects of these kinds go through in this namespace, from now on. */
  @SafeVarargs
  public final WatchRecorder record(Class<? extends HasMetadata>... kinds) {
    List<Class<? extends HasMetadata>> list = new ArrayList<>();
    for (Class<? extends HasMetadata> kind : kinds) {
      list.add(kind);
    }
    return WatchRecorder.start(ofCluster, name, list);
  }

  /** As {@link #record}, for kinds that are data. */
  public WatchRecorder record(List<Class<? extends HasMetadata>> kinds) {
    return WatchRecorder.start(ofCluster, name, kinds);
  }

  /**
   * Lets what misbehaves come to rest. What is there stays until the cluster ends with the tests:
   * to have it taken apart object by object would cost the API server more than most tests do.
   */
  void leave() {
    stages.close();
  }

  /** Has it deleted, without waiting for that. */
  @Override
  public void close() {
    stages.close();
    ofCluster.namespaces().withName(name).delete();
  }

  /** After {@link #close}: nothing of it takes time any more from what is measured next. */
  void awaitGone() {
    ofCluster
        .namespaces()
        .withName(name)
        .waitUntilCondition(Objects::isNull, TAKEN_APART.toSeconds(), TimeUnit.SECONDS);
  }

  private static String shortened(String test) {
    String words = test.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    String label = ("t-" + words).replaceAll("[^a-z0-9]+", "-");
    return label.substring(0, Math.min(label.length(), 40)).replaceAll("-+$", "");
  }
}

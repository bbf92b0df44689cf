package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.Reading;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One call of the plugin: its surroundings, its options, and a client once one is needed. */
final class Session implements AutoCloseable {
  private final Surroundings surroundings;
  private final ClusterOptions options;
  private final Screen screen;
  private @Nullable Config config;
  private @Nullable KubernetesClient client;

  Session(Surroundings surroundings, ClusterOptions options) {
    this.surroundings = surroundings;
    this.options = options;
    this.screen = new Screen(surroundings);
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Screen screen() {
    return screen;
  }

  ClusterOptions options() {
    return options;
  }

  /** The namespace that is meant. */
  String namespace() {
    return options.namespace.orElseGet(
        () -> Optional.ofNullable(config().getNamespace()).orElse("default"));
  }

  /** Made at its first use: help and mistakes need none. */
  KubernetesClient client() {
    if (client == null) {
      client =
          new KubernetesClientBuilder()
              .withConfig(config())
              .withHttpClientFactory(new JdkHttpClientFactory())
              .withKubernetesSerialization(serialization())
              .build();
    }
    return client;
  }

  Config config() {
    if (config == null) {
      config = new Kubeconfig(options, surroundings.environment()).read();
    }
    return config;
  }

  /** Of the kinds that most verbs read: to look for all that the client brings takes long. */
  private static KubernetesSerialization serialization() {
    var serialization = new KubernetesSerialization(Reading.withoutLimits(), false);
    Stream.<Class<? extends KubernetesResource>>of(
            LagoInstance.class, Pod.class, Job.class, Secret.class, Event.class, Status.class)
        .forEach(serialization::registerKubernetesResource);
    return serialization;
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
  }
}

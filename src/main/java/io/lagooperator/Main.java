package io.lagooperator;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lagooperator.apply.ClientSerialization;
import io.lagooperator.runtime.HeapCare;
import io.lagooperator.settings.OperatorSettings;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the operator from the environment, in a cluster or against a kubeconfig. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] args) {
    try {
      var settings = OperatorSettings.from(System.getenv());
      var operator = LagoOperator.start(client(), settings);
      Runtime.getRuntime().addShutdownHook(new Thread(operator::close, "stop"));
      HeapCare.start();
      LOG.info(
          "Watching LagoInstances in {}.",
          settings.watchesAllNamespaces() ? "all namespaces" : settings.namespaces());
    } catch (RuntimeException e) {
      LOG.error("The operator cannot start: {}", reason(e));
      LOG.debug("Where it failed", e);
      System.exit(1);
    }
  }

  /** The user agent names the operator in audit logs. */
  private static KubernetesClient client() {
    var config = Config.autoConfigure(null);
    if (config.getCurrentContext() == null && config.getAutoOAuthToken() == null) {
      // The client would go for an address that only pods know, and fail much later.
      throw new IllegalStateException(
          "no cluster is configured; set KUBECONFIG to a file that can be read, with a current"
              + " context");
    }
    // A pass tries again by itself: a request that waits long would hold up other instances.
    config.setRequestRetryBackoffLimit(2);
    config.setUserAgent(
        "lago-operator/"
            + Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("dev"));
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(ClientSerialization.ofOperator())
        .build();
  }

  /** Every cause in its own words, outermost first; most of them repeat the next one's. */
  private static String reason(Throwable e) {
    if (causes(e).anyMatch(Main::isUnknownKind)) {
      return "the cluster does not know LagoInstances; apply"
          + " crds/lagoinstances.lago-operator.io.yaml first";
    }
    return causes(e)
        .map(Main::ownWords)
        .filter(words -> !words.isBlank())
        .distinct()
        .collect(Collectors.joining(": "));
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
  }

  private static boolean isUnknownKind(Throwable e) {
    return e instanceof KubernetesClientException failure && failure.getCode() == 404;
  }

  private static String ownWords(Throwable e) {
    var message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    return e.getCause() == null ? message : message.replace(e.getCause().toString(), "").strip();
  }
}

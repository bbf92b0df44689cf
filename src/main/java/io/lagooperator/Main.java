package io.lagooperator;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lagooperator.apply.ClientSerialization;
import io.lagooperator.leadership.Fence;
import io.lagooperator.leadership.Leadership;
import io.lagooperator.runtime.AdminServer;
import io.lagooperator.runtime.HeapCare;
import io.lagooperator.runtime.Logs;
import io.lagooperator.runtime.Question;
import io.lagooperator.settings.OperatorSettings;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the operator from the environment, in a cluster or against a kubeconfig. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    if (args.length == 2 && args[0].equals("ask")) {
      System.exit(Question.ask(args[1]));
    }
    var code = new AtomicInteger();
    try {
      var settings = OperatorSettings.from(System.getenv());
      Logs.begin(settings.log());
      var leadership = Leadership.of(settings.lease());
      var part =
          new LagoOperator.Part(
              leadership, InstantSource.system(), () -> fail(code), Main::giveUpAtOnce);
      var admin = AdminServer.start(settings.ports().admin());
      LOG.info("lago-operator {} starts.", version());
      var operator = LagoOperator.start(client(leadership), settings, part);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(operator, admin, code), "stop"));
      HeapCare.start();
      LOG.info("Watching {}.", settings.scope().inWords());
    } catch (RuntimeException e) {
      LOG.error("The operator cannot start: {}", reason(e));
      LOG.debug("Where it failed", e);
      System.exit(1);
    }
  }

  /** What is at work ends in peace, and then the process, with the code that says why. */
  private static void stop(LagoOperator operator, AdminServer admin, AtomicInteger code) {
    LOG.info("Stopping.");
    operator.close();
    admin.close();
    LOG.info("Stopped.");
    Runtime.getRuntime().halt(code.get());
  }

  private static void fail(AtomicInteger code) {
    code.set(1);
    System.exit(1);
  }

  /** Another replica may be at work already: nothing may be brought to an end any more. */
  private static void giveUpAtOnce() {
    LOG.error("The lease is lost, so this replica ends at once and starts anew.");
    Runtime.getRuntime().halt(1);
  }

  /** The user agent names the operator in audit logs. */
  private static KubernetesClient client(Leadership leadership) {
    var config = Config.autoConfigure(null);
    if (config.getCurrentContext() == null && config.getAutoOAuthToken() == null) {
      // The client would go for an address that only pods know, and fail much later.
      throw new IllegalStateException(
          "no cluster is configured; set KUBECONFIG to a file that can be read, with a current"
              + " context");
    }
    // A pass tries again by itself: a request that waits long would hold up other instances.
    config.setRequestRetryBackoffLimit(2);
    config.setUserAgent("lago-operator/" + version());
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(ClientSerialization.ofOperator())
        .withHttpClientBuilderConsumer(
            http -> http.addOrReplaceInterceptor("fence", new Fence(leadership)))
        .build();
  }

  private static String version() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion()).orElse("dev");
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

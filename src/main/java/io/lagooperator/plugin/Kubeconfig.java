package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The user's kubeconfig, found as kubectl finds it. */
record Kubeconfig(ClusterOptions options, Map<String, String> environment) {
  private static final int CONNECT_MILLISECONDS = 5_000;

  /** How the cluster is reached; asks the cluster nothing. */
  Config read() {
    var config = options.kubeconfig.or(this::onlyFileOfEnvironment).map(this::of);
    return furnished(config.orElseGet(() -> Config.autoConfigure(context())));
  }

  /** Several files are merged by the client, which reads the same variable. */
  private Optional<Path> onlyFileOfEnvironment() {
    return Optional.ofNullable(environment.get("KUBECONFIG"))
        .filter(files -> !files.isEmpty() && !files.contains(File.pathSeparator))
        .map(Path::of);
  }

  private Config of(Path file) {
    if (!Files.isReadable(file)) {
      throw new Refusal(
          ExitCode.UNREACHABLE,
          "Kubeconfig %s cannot be read. Give another with --kubeconfig, or set KUBECONFIG."
              .formatted(file));
    }
    if (isBlank(file)) {
      throw notConfigured();
    }
    try {
      return Config.fromKubeconfig(context(), file.toFile());
    } catch (KubernetesClientException | IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.UNREACHABLE, "%s is not a kubeconfig: %s".formatted(file, e.getMessage()));
    }
  }

  @SuppressWarnings("NullAway") // the client takes null for the current context
  private String context() {
    return options.context.orElse(null);
  }

  private Config furnished(Config config) {
    options.context.ifPresent(name -> requireContext(config, name));
    if (config.getCurrentContext() == null && config.getAutoOAuthToken() == null) {
      // The client would go for an address that only pods know, and fail much later.
      throw notConfigured();
    }
    options.impersonated.ifPresent(config::setImpersonateUsername);
    config.setUserAgent("kubectl-lago/" + KubectlLago.version());
    config.setConnectionTimeout(CONNECT_MILLISECONDS);
    config.setRequestRetryBackoffLimit(1); // a person waits
    return config;
  }

  private static Refusal notConfigured() {
    return new Refusal(
        ExitCode.UNREACHABLE,
        "No cluster is configured. Set KUBECONFIG to a file with a current context, or give"
            + " --kubeconfig and --context.");
  }

  /** As of a login that was never made; the client falls over it. */
  private static boolean isBlank(Path file) {
    try {
      return Files.readString(file).isBlank();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireContext(Config config, String name) {
    var known = config.getContexts().stream().map(NamedContext::getName).sorted().toList();
    if (!known.contains(name)) {
      throw Refusal.ofUsage(
          "There is no context %s in the kubeconfig; it has %s."
              .formatted(
                  name,
                  known.isEmpty() ? "none" : known.stream().collect(Collectors.joining(", "))));
    }
  }
}

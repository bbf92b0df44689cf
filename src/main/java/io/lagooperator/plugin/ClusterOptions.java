package io.lagooperator.plugin;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which cluster, namespace and instance are meant; the same for every verb. */
final class ClusterOptions {
  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      scope = ScopeType.INHERIT,
      description = "Namespace of the instance. Defaults to that of the context.")
  Optional<String> namespace = Optional.empty();

  @Option(
      names = {"-i", "--instance"},
      paramLabel = "INSTANCE",
      scope = ScopeType.INHERIT,
      description = "Name of the instance. Not needed where the namespace has one only.")
  Optional<String> instance = Optional.empty();

  @Option(
      names = "--context",
      paramLabel = "CONTEXT",
      scope = ScopeType.INHERIT,
      description = "Context of the kubeconfig. Defaults to its current one.")
  Optional<String> context = Optional.empty();

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Kubeconfig to use. Defaults to $KUBECONFIG, then ~/.kube/config.")
  Optional<Path> kubeconfig = Optional.empty();

  @Option(
      names = "--as",
      paramLabel = "USER",
      scope = ScopeType.INHERIT,
      description = "User to impersonate, as with kubectl.")
  Optional<String> impersonated = Optional.empty();
}

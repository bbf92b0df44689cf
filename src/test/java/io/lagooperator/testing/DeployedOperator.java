package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The operator of a Deployment in the cluster. No kubelet runs its pods here, so its jar is started
 * beside it as a pod would be: with the arguments, the environment and the account of the
 * Deployment.
 */
public final class DeployedOperator implements AutoCloseable {
  private final OperatorProcess process;
  private final String user;

  private DeployedOperator(OperatorProcess process, String user) {
    this.process = process;
    this.user = user;
  }

  public static DeployedOperator start(Cluster cluster, Deployment deployment) {
    var namespace = deployment.getMetadata().getNamespace();
    var pod = deployment.getSpec().getTemplate().getSpec();
    var account = pod.getServiceAccountName();
    var container = pod.getContainers().get(0);
    var environment = environment(container.getEnv(), namespace);
    environment.put("KUBECONFIG", kubeconfig(cluster, namespace, account).toString());
    var process = OperatorProcess.start(cluster, environment, List.of(), container.getArgs());
    return new DeployedOperator(process, "system:serviceaccount:" + namespace + ":" + account);
  }

  /** By which the audit log knows it. */
  public String user() {
    return user;
  }

  /** Returns when it has begun to look after instances. */
  public void awaitWork() {
    process.awaitLog("Watching ");
  }

  private static Map<String, String> environment(List<EnvVar> variables, String namespace) {
    var environment = new HashMap<String, String>();
    variables.forEach(it -> environment.put(it.getName(), value(it, namespace)));
    return environment;
  }

  private static String value(EnvVar variable, String namespace) {
    if (variable.getValueFrom() == null) {
      return Objects.requireNonNullElse(variable.getValue(), "");
    }
    var path = variable.getValueFrom().getFieldRef().getFieldPath();
    if (!path.equals("metadata.namespace")) {
      throw new IllegalStateException(variable.getName() + " is from the unknown field " + path);
    }
    return namespace;
  }

  private static Path kubeconfig(Cluster cluster, String namespace, String account) {
    var admin = Config.fromKubeconfig(cluster.kubeconfig().toFile());
    var token =
        Kubectl.of(cluster)
            .run("create", "token", account, "--namespace=" + namespace, "--duration=1h")
            .strip();
    var text =
        """
        apiVersion: v1
        kind: Config
        current-context: pod
        contexts: [{name: pod, context: {cluster: it, user: account}}]
        clusters: [{name: it, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
        users: [{name: account, user: {token: %s}}]
        """
            .formatted(admin.getMasterUrl(), token);
    try {
      return Files.writeString(
          cluster.kubeconfig().resolveSibling("kubeconfig-" + namespace + "-" + account), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}

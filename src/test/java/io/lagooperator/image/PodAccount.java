package io.lagooperator.image;

import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.lagooperator.testing.Cluster;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** What Kubernetes gives a pod of its service account, and of where the API server is. */
record PodAccount(URI server, String authority, String token) {
  private static final String NAME = "lago-operator-image";
  private static final String NAMESPACE = "default";

  /** Which rights are enough is asked elsewhere. */
  static PodAccount withAllRights(Cluster cluster) throws IOException {
    var client = cluster.client();
    client
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .build())
        .serverSideApply();
    client
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(NAME)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
                .addNewSubject("", "ServiceAccount", NAME, NAMESPACE)
                .build())
        .serverSideApply();
    var token = client.serviceAccounts().inNamespace(NAMESPACE).withName(NAME).tokenRequest();
    return new PodAccount(
        URI.create(client.getConfiguration().getMasterUrl()),
        authority(client.getConfiguration()),
        Objects.requireNonNull(token.getStatus()).getToken());
  }

  private static String authority(Config config) throws IOException {
    return config.getCaCertFile() == null
        ? new String(
            Base64.getDecoder().decode(config.getCaCertData()),
            java.nio.charset.StandardCharsets.US_ASCII)
        : Files.readString(Path.of(config.getCaCertFile()));
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("token"), token);
    Files.writeString(folder.resolve("ca.crt"), authority);
    Files.writeString(folder.resolve("namespace"), NAMESPACE);
  }

  Map<String, String> environment() {
    return Map.of(
        "KUBERNETES_SERVICE_HOST", server.getHost(),
        "KUBERNETES_SERVICE_PORT", Integer.toString(server.getPort()));
  }
}

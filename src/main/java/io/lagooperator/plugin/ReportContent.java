package io.lagooperator.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.Reading;
import io.lagooperator.desired.SecretData;
import io.lagooperator.model.Labels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What goes into a report: as much as the user may read, and a note of what not. */
final class ReportContent {
  /** Kinds that an instance is made of, by the path that lists them. */
  private static final Map<String, String> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("pods", "/api/v1");
    KINDS.put("services", "/api/v1");
    KINDS.put("configmaps", "/api/v1");
    KINDS.put("persistentvolumeclaims", "/api/v1");
    KINDS.put("serviceaccounts", "/api/v1");
    KINDS.put("deployments", "/apis/apps/v1");
    KINDS.put("replicasets", "/apis/apps/v1");
    KINDS.put("statefulsets", "/apis/apps/v1");
    KINDS.put("jobs", "/apis/batch/v1");
    KINDS.put("poddisruptionbudgets", "/apis/policy/v1");
    KINDS.put("horizontalpodautoscalers", "/apis/autoscaling/v2");
    KINDS.put("ingresses", "/apis/networking.k8s.io/v1");
    KINDS.put("httproutes", "/apis/gateway.networking.k8s.io/v1");
    KINDS.put("scaledobjects", "/apis/keda.sh/v1alpha1");
    KINDS.put("externalsecrets", "/apis/external-secrets.io/v1");
  }

  private final ObjectMapper json = Reading.withoutLimits();
  private final Session session;
  private final LagoInstance lago;
  private final int tail;
  private final List<String> missing = new ArrayList<>();
  private boolean knowsSecrets;

  ReportContent(Session session, LagoInstance lago, int tail) {
    this.session = session;
    this.lago = lago;
    this.tail = tail;
  }

  void writeTo(Archive archive) throws IOException {
    var secrets = secrets();
    var redaction =
        new ArchiveRedaction(
            secrets.stream().flatMap(s -> SecretData.decoded(s).values().stream()).toList());
    archive.add("about.txt", about());
    archive.add("secrets.txt", sizes(secrets));
    var path = "/apis/%s/namespaces/%s/lagoinstances/%s";
    add(
        archive,
        "instance.yaml",
        path.formatted(lago.getApiVersion(), namespace(), lago.getMetadata().getName()),
        redaction);
    for (var kind : KINDS.entrySet()) {
      add(archive, kind.getKey() + ".yaml", list(kind.getValue(), kind.getKey(), true), redaction);
    }
    add(archive, "events.yaml", list("/api/v1", "events", false), redaction);
    logs(archive, redaction);
    archive.add("missing.txt", String.join("\n", missing));
  }

  /** What could not be read. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  /** Whether the values are known that must not stand in it. */
  boolean knowsSecrets() {
    return knowsSecrets;
  }

  private String about() {
    return "kubectl-lago %s%ninstance %s/%s%nwritten %s%n"
        .formatted(
            KubectlLago.version(),
            namespace(),
            lago.getMetadata().getName(),
            session.surroundings().clock().instant());
  }

  private String namespace() {
    return lago.getMetadata().getNamespace();
  }

  private String list(String group, String kind, boolean labelled) {
    return "%s/namespaces/%s/%s%s"
        .formatted(
            group,
            namespace(),
            kind,
            labelled
                ? "?labelSelector=" + Labels.INSTANCE + "%3D" + lago.getMetadata().getName()
                : "");
  }

  /** All of the namespace: a value may stand anywhere, whoever it belongs to. */
  private List<Secret> secrets() {
    try {
      var all = session.client().secrets().inNamespace(namespace()).list().getItems();
      knowsSecrets = true;
      return all;
    } catch (KubernetesClientException e) {
      note("secrets", e);
      return List.of();
    }
  }

  private static String sizes(List<Secret> secrets) {
    return secrets.stream()
        .map(
            secret ->
                secret.getMetadata().getName()
                    + " "
                    + secret.getType()
                    + " "
                    + new TreeMap<>(SecretData.decoded(secret))
                        .entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue().length() + " characters")
                            .collect(Collectors.joining(", ")))
        .collect(Collectors.joining("\n"));
  }

  private void add(Archive archive, String name, String path, ArchiveRedaction redaction)
      throws IOException {
    var node = read(name, path);
    if (node.isPresent()) {
      redaction.object(node.get());
      archive.add(name, session.client().getKubernetesSerialization().asYaml(node.get()));
    }
  }

  private Optional<JsonNode> read(String name, String path) {
    try {
      var text = session.client().raw(path);
      return text == null ? Optional.empty() : Optional.of(json.readTree(text));
    } catch (KubernetesClientException e) {
      if (e.getCode() != 404) { // kinds that the cluster does not serve are no news
        note(name, e);
      }
      return Optional.empty();
    } catch (JsonProcessingException e) {
      missing.add(name + ": " + e.getOriginalMessage());
      return Optional.empty();
    }
  }

  private void logs(Archive archive, ArchiveRedaction redaction) throws IOException {
    for (var previous : List.of(false, true)) {
      var logs = new PodLogs(session, tail, Optional.empty(), previous, false);
      for (var pod : new InstancePods(session, lago).of(Optional.empty())) {
        var name = "logs/" + pod.getMetadata().getName() + (previous ? ".previous.log" : ".log");
        try {
          archive.add(name, redaction.text(logs.text(pod)));
        } catch (KubernetesClientException e) {
          if (!previous) {
            note(name, e);
          }
        }
      }
    }
  }

  private void note(String what, KubernetesClientException e) {
    missing.add("%s: %s.".formatted(what, ApiFailures.words(e)));
  }
}

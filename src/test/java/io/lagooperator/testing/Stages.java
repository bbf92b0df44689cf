package io.lagooperator.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.lagooperator.model.Labels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes the pods of one component in one namespace misbehave, until told otherwise. */
public final class Stages implements AutoCloseable {
  private static final Duration LONG_ENOUGH_TO_SEE = Duration.ofSeconds(3);

  private final KubernetesClient client;
  private final String namespace;
  private final List<Behaviour> told = new ArrayList<>();

  Stages(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /**
   * A behaviour that pods follow until it is closed; those that it has changed stay as they are.
   */
  public record Behaviour(KubernetesClient client, HasMetadata stage) implements AutoCloseable {
    @Override
    public void close() {
      client.resource(stage).delete();
    }
  }

  /** Pods of Jobs fail with this exit code and leave this termination message. */
  public Behaviour jobFails(String component, int exitCode, String message) {
    return jobFails(Labels.COMPONENT, component, exitCode, message);
  }

  /** The same for the pods of one Job alone, which need not be there yet. */
  public Behaviour namedJobFails(String job, int exitCode, String message) {
    return jobFails("batch.kubernetes.io/job-name", job, exitCode, message);
  }

  private Behaviour jobFails(String label, String value, int exitCode, String message) {
    return tell(
        "job-fails",
        value,
        Map.of(
            "label", label, "exitCode", Integer.toString(exitCode), "message", literal(message)));
  }

  /** Pods of Jobs run on until it is closed, and then until they are {@link #poke poked}. */
  public Behaviour jobHangs(String component) {
    return tell("job-hangs", component, Map.of());
  }

  /** Containers end at once, each time with this last word. */
  public Behaviour crashLoop(String component, String message) {
    return tell("crash-loop", component, Map.of("message", literal(message)));
  }

  public Behaviour crashLoop(String component) {
    return crashLoop(component, "missing key: SECRET_KEY_BASE");
  }

  /**
   * The image cannot be pulled; once closed, a pod is pulled again only when {@link #poke poked}.
   */
  public Behaviour imagePull(String component) {
    return tell("image-pull", component, Map.of());
  }

  public Behaviour slowReady(String component, Duration delay) {
    return tell("slow-ready", component, milliseconds(delay));
  }

  public Behaviour slowReady(String component) {
    return slowReady(component, LONG_ENOUGH_TO_SEE);
  }

  public Behaviour slowStop(String component, Duration delay) {
    return tell("slow-stop", component, milliseconds(delay));
  }

  public Behaviour slowStop(String component) {
    return slowStop(component, LONG_ENOUGH_TO_SEE);
  }

  /** Has a pod looked at again, which otherwise happens only at its next event. */
  public void poke(Pod pod) {
    // Not an edit: whoever else writes to the pod meanwhile must not make this fail.
    client
        .pods()
        .resource(pod)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\": {\"annotations\": {\"testing.lago-operator.io/poke\": \"%s\"}}}"
                .formatted(UUID.randomUUID()));
  }

  /** Everything back to normal: a namespace whose pods do not stop can hardly be deleted. */
  @Override
  public synchronized void close() {
    told.forEach(Behaviour::close);
    told.clear();
  }

  private synchronized Behaviour tell(
      String file, String component, Map<String, String> furtherValues) {
    Map<String, String> values = new HashMap<>(furtherValues);
    values.put("name", String.join("-", namespace, file, component));
    values.put("namespace", namespace);
    values.put("component", component);
    Behaviour behaviour = new Behaviour(client, client.resource(filled(file, values)).create());
    told.add(behaviour);
    return behaviour;
  }

  private static String filled(String file, Map<String, String> values) {
    try {
      String yaml =
          Files.readString(ClusterBinaries.MODULE.resolve("stages").resolve(file + ".yaml"));
      for (Map.Entry<String, String> value : values.entrySet()) {
        yaml = yaml.replace("${" + value.getKey() + "}", value.getValue());
      }
      return yaml;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> milliseconds(Duration delay) {
    return Map.of("milliseconds", Long.toString(delay.toMillis()));
  }

  // The text stands in YAML that stands in a Go template: neither may read anything into it.
  private static String literal(String message) {
    try {
      return new ObjectMapper().writeValueAsString(message).replace("{{", "{{\"{{\"}}");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

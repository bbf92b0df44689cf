package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Instances in one namespace, as a user handles them. */
public final class Lagos {
  private static final long SECONDS = 60;

  private final TestNamespace namespace;

  public Lagos(TestNamespace namespace) {
    this.namespace = namespace;
  }

  /** A whole manifest. */
  public LagoInstance apply(String yaml) {
    var lago = Serialization.unmarshal(yaml, LagoInstance.class);
    lago.getMetadata().setNamespace(namespace.name());
    return namespace
        .client()
        .resource(lago)
        .fieldManager("user")
        .forceConflicts()
        .serverSideApply();
  }

  /** Exactly what is written, also what the types could not hold. */
  public void createAsWritten(String yaml) {
    asWritten(yaml).create();
  }

  /** Makes the instance what is written, as far as the API server takes it. */
  public void applyAsWritten(String yaml) {
    asWritten(yaml).fieldManager("user").forceConflicts().serverSideApply();
  }

  /** Asks the API server whether it would take what is written. */
  public void tryAsWritten(String yaml) {
    asWritten(yaml).dryRun(true).fieldManager("user").forceConflicts().serverSideApply();
  }

  private Resource<GenericKubernetesResource> asWritten(String yaml) {
    var lago = Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    return namespace.client().resource(lago).inNamespace(namespace.name());
  }

  /** As {@link #createAsWritten}, for what even a test could not hold as an object. */
  public void createJson(String json) {
    namespace
        .client()
        .raw(
            "/apis/lago-operator.io/v1alpha1/namespaces/%s/lagoinstances"
                .formatted(namespace.name()),
            "POST",
            json);
  }

  /** A manifest of the folder for examples. */
  public LagoInstance applyExample(String name) {
    try {
      return apply(Files.readString(Path.of("examples", name + ".yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The minimal instance with more lines below {@code spec}, each indented as there. */
  public LagoInstance applyMinimal(String... moreOfSpec) {
    return apply(minimal("1.51.0", moreOfSpec));
  }

  public static String minimal(String version, String... moreOfSpec) {
    var more = new StringBuilder();
    for (var line : moreOfSpec) {
      more.append(line.indent(2));
    }
    return """
    apiVersion: lago-operator.io/v1alpha1
    kind: LagoInstance
    metadata:
      name: billing
    spec:
      version: %s
      urls:
        front: https://billing.example.com
    %s"""
        .formatted(version, more);
  }

  public LagoInstance get(String name) {
    return Objects.requireNonNull(resource(name).get());
  }

  public void delete(String name) {
    resource(name).delete();
  }

  public void wipeStatus(String name) {
    resource(name)
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\": null}");
  }

  public LagoInstance awaitState(String name, String state) {
    return await(name, "state " + state, lago -> isAt(state, lago));
  }

  /** Whether it is in a state, as its newest spec asks for. */
  public static boolean isAt(String state, LagoInstance lago) {
    return state.equals(lago.getStatus().state()) && isSeen(lago);
  }

  /** Whether its status speaks of its newest spec. */
  public static boolean isSeen(LagoInstance lago) {
    return Objects.equals(
        lago.getStatus().observedGeneration(), lago.getMetadata().getGeneration());
  }

  /** Waits until the database is at a release, or has passed it. */
  public LagoInstance awaitSchema(String name, Release release) {
    return await(
        name,
        "a database at " + release,
        lago ->
            Optional.ofNullable(lago.getStatus().schemaVersion())
                .filter(schema -> !Release.of(schema).isBefore(release))
                .isPresent());
  }

  /** Waits until Ready gives this reason, and tells the condition. */
  public Condition awaitReason(String name, String reason) {
    var lago = await(name, "reason " + reason, l -> reason.equals(ready(l).getReason()));
    return ready(lago);
  }

  public LagoInstance await(String name, String what, Predicate<LagoInstance> holds) {
    try {
      return resource(name)
          .waitUntilCondition(
              lago -> lago != null && lago.getStatus() != null && holds.test(lago),
              SECONDS,
              TimeUnit.SECONDS);
    } catch (KubernetesClientTimeoutException e) {
      throw new AssertionError(
          "%s did not come to %s; it is %s"
              .formatted(name, what, Serialization.asYaml(get(name).getStatus())),
          e);
    }
  }

  public static Condition ready(LagoInstance lago) {
    return condition(lago, "Ready");
  }

  public static Condition condition(LagoInstance lago, String type) {
    var conditions = lago.getStatus().conditions();
    return (conditions == null ? List.<Condition>of() : conditions)
        .stream().filter(c -> type.equals(c.getType())).findFirst().orElseGet(Condition::new);
  }

  private Resource<LagoInstance> resource(String name) {
    return namespace
        .client()
        .resources(LagoInstance.class)
        .inNamespace(namespace.name())
        .withName(name);
  }
}

package io.lagooperator.desired;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;

/** What External Secrets makes a Secret from: the part of it that the operator writes. */
@Group("external-secrets.io")
@Version("v1")
@Kind("ExternalSecret")
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public non-sealed class ExternalSecret extends ForeignObject<ExternalSecret.Spec> {
  /** From where to where, and how often. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Spec(
      String refreshInterval,
      StoreReference secretStoreRef,
      Target target,
      List<DataFrom> dataFrom) {}

  /** The store. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record StoreReference(String name, String kind) {}

  /** The Secret. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Target(String name, String creationPolicy, Template template) {}

  /** What the Secret has beside what is read: without one it would be labelled as one of ours. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Template(String mergePolicy) {}

  /** Everything at one path. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record DataFrom(Extract extract) {}

  /** The path. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Extract(String key) {}

  /** The same where the cluster serves only the version before. */
  public ExternalSecretV1Beta1 before() {
    var older = new ExternalSecretV1Beta1();
    older.setMetadata(getMetadata());
    older.setSpec(getSpec());
    return older;
  }
}

package io.lagooperator.desired;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What External Secrets makes a Secret from: the part of it that the operator writes. */
@Group("external-secrets.io")
@Version("v1")
@Kind("ExternalSecret")
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public class ExternalSecret implements HasMetadata, Namespaced {
  private String apiVersion = HasMetadata.getApiVersion(getClass());
  private String kind = HasMetadata.getKind(getClass());
  private ObjectMeta metadata = new ObjectMeta();
  private @Nullable Spec spec;

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

  @Override
  public ObjectMeta getMetadata() {
    return metadata;
  }

  @Override
  public void setMetadata(ObjectMeta metadata) {
    this.metadata = metadata;
  }

  @Override
  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }

  @Override
  public String getApiVersion() {
    return apiVersion;
  }

  @Override
  public void setApiVersion(String apiVersion) {
    this.apiVersion = apiVersion;
  }

  public @Nullable Spec getSpec() {
    return spec;
  }

  public void setSpec(@Nullable Spec spec) {
    this.spec = spec;
  }
}

package io.lagooperator.desired;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;

/** Tells KEDA which keys of a Secret hold how to log in where. */
@Group("keda.sh")
@Version("v1alpha1")
@Kind("TriggerAuthentication")
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public final class TriggerAuthentication extends ForeignObject<TriggerAuthentication.Spec> {
  /** What is read. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Spec(List<Parameter> secretTargetRef) {}

  /** One key of a Secret, and what it is to KEDA. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Parameter(String parameter, String name, String key) {}

  static TriggerAuthentication of(ObjectMeta metadata, Spec spec) {
    var made = new TriggerAuthentication();
    made.setMetadata(metadata);
    made.setSpec(spec);
    return made;
  }
}

package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** One Lago: the kind that users write. */
@Group(LagoInstance.GROUP)
@Version(LagoInstance.VERSION)
@Kind("LagoInstance")
@Plural("lagoinstances")
@Singular("lagoinstance")
@ShortNames("lago")
@Categories("lago")
@ValidationRule(
    value = "self.metadata.name.matches('^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$')",
    message = Sentences.NAME_IS_SHORT_DNS_LABEL)
@ValidationRule(
    value =
        "!has(self.spec.defaults) || !has(self.spec.defaults.serviceAccount)"
            + " || !has(self.spec.defaults.serviceAccount.name)"
            + " || self.spec.defaults.serviceAccount.name != self.metadata.name",
    message = Sentences.ACCOUNT_OF_USER_HAS_OWN_NAME)
@AdditionalPrinterColumn(
    name = "AGE",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@JsonDeserialize(using = InstanceReader.class)
@NullUnmarked // fabric8 fills spec and status after construction
public final class LagoInstance extends CustomResource<LagoInstanceSpec, LagoInstanceStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;

  public static final String GROUP = "lago-operator.io";
  public static final String VERSION = "v1alpha1";

  /** The API server knows no such field of metadata, so nobody else can set it. */
  private static final String UNREADABLE = "unreadable";

  @Required
  @Override
  public LagoInstanceSpec getSpec() {
    return super.getSpec();
  }

  /** Why the spec could not be read; then there is none. */
  @JsonIgnore
  public Optional<String> getUnreadable() {
    return Optional.ofNullable(getMetadata())
        .map(metadata -> metadata.getAdditionalProperties().get(UNREADABLE))
        .map(Object::toString);
  }

  /** In metadata, where it outlives the copies that the framework makes. */
  void markUnreadable(String reason) {
    getMetadata().setAdditionalProperty(UNREADABLE, reason);
  }
}

package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.lagooperator.model.Labels;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What an operator owes the objects that it has made. */
public final class Upkeep {
  private Upkeep() {}

  /** Without it no cache finds the object: it is asked for by name, and gets its label back. */
  public static <T extends HasMetadata> void restoresALabel(
      TestNamespace namespace, Class<T> kind, String name) {
    var object = Patches.on(namespace, kind, name);
    object.merge("{\"metadata\": {\"labels\": {\"%s\": null}}}".formatted(Labels.MANAGED_BY));
    object.await(it -> Labels.OPERATOR.equals(it.getMetadata().getLabels().get(Labels.MANAGED_BY)));
  }

  /** Such as an operator of another version may have made, which knew a need for it. */
  public static <T extends HasMetadata> void removesALeftover(
      TestNamespace namespace, Class<T> kind, T like) {
    var metadata = like.getMetadata();
    var name = metadata.getName() + "-old";
    like.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(metadata.getNamespace())
            .withName(name)
            .withLabels(metadata.getLabels())
            .withAnnotations(Map.of(Labels.APPLIED, "of old"))
            .withOwnerReferences(metadata.getOwnerReferences())
            .build());
    namespace.client().resource(like).create();
    namespace
        .client()
        .resources(kind)
        .withName(name)
        .waitUntilCondition(Objects::isNull, Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }
}

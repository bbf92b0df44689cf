package io.lagooperator.desired;

import io.lagooperator.model.BagSource;
import io.lagooperator.model.BagSource.Stored;
import io.lagooperator.model.Instance;
import java.util.List;
import java.util.stream.Stream;

/** Bags of settings that come from an external store: each as a Secret of its own name. */
public final class ExternalSecrets {
  private ExternalSecrets() {}

  public static List<ExternalSecret> of(Instance instance) {
    return instance.bags().sources().stream()
        .distinct()
        .flatMap(source -> of(instance, source))
        .toList();
  }

  private static Stream<ExternalSecret> of(Instance instance, BagSource source) {
    return source.stored().stream()
        .map(
            stored -> {
              var object = new ExternalSecret();
              object.setMetadata(Metadata.of(instance, source.secret()));
              object.setSpec(spec(source.secret(), stored));
              return object;
            });
  }

  private static ExternalSecret.Spec spec(String secret, Stored stored) {
    return new ExternalSecret.Spec(
        stored.refreshSeconds() + "s",
        new ExternalSecret.StoreReference(stored.store(), stored.kind()),
        new ExternalSecret.Target(secret, "Owner", new ExternalSecret.Template("Merge")),
        List.of(new ExternalSecret.DataFrom(new ExternalSecret.Extract(stored.path()))));
  }
}

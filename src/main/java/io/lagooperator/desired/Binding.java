package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Organization;
import io.lagooperator.model.Ports;
import java.util.Map;
import java.util.TreeMap;

/** The Secret that in-cluster clients of the API read, in the form of the Service Binding spec. */
final class Binding {
  private Binding() {}

  static Secret of(Instance instance, Inputs inputs) {
    return new SecretBuilder()
        .withMetadata(Metadata.of(instance, instance.names().binding()))
        .withType("servicebinding.io/lago")
        .withData(SecretData.encoded(entries(instance, inputs)))
        .build();
  }

  static Map<String, String> entries(Instance instance, Inputs inputs) {
    var entries =
        new TreeMap<>(
            Map.of(
                "type",
                "lago",
                "provider",
                "lago-operator",
                "uri",
                instance.urls().api(),
                "internal-uri",
                "http://%s.%s.svc:%d"
                    .formatted(
                        instance.names().of(Component.API), instance.namespace(), Ports.API)));
    // Before that, Lago does not know the key.
    instance
        .organization()
        .filter(Organization::made)
        .map(Organization::apiKey)
        .flatMap(inputs::find)
        .ifPresent(key -> entries.put("api-key", key));
    return entries;
  }
}

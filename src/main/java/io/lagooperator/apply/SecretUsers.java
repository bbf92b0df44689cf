package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.BagSource;
import io.lagooperator.model.InputReference;
import io.lagooperator.model.InputReferences;
import io.lagooperator.model.InstanceResolver;
import io.lagooperator.model.SecretKey;
import io.lagooperator.model.SpecValidator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the instances that a Secret matters to: its owner, and all that refer to it. */
final class SecretUsers implements SecondaryToPrimaryMapper<Secret> {
  private static final String BY_SECRET = "secrets";

  private final IndexerResourceCache<LagoInstance> instances;
  private final SpecValidator validator;

  SecretUsers(IndexerResourceCache<LagoInstance> instances, SpecValidator validator) {
    this.instances = instances;
    this.validator = validator;
    instances.addIndexer(BY_SECRET, this::secretsOf);
  }

  @Override
  public Set<ResourceID> toPrimaryResourceIDs(Secret secret) {
    var users = new HashSet<>(Caches.instanceOf(secret));
    instances
        .byIndex(
            BY_SECRET, key(secret.getMetadata().getNamespace(), secret.getMetadata().getName()))
        .forEach(lago -> users.add(ResourceID.fromResource(lago)));
    return users;
  }

  /** An invalid spec refers to nothing yet; its correction is an event of its own. */
  private List<String> secretsOf(LagoInstance lago) {
    if (!validator.problems(lago).isEmpty()) {
      return List.of();
    }
    var instance = InstanceResolver.resolve(lago);
    var references =
        Stream.concat(
            InputReferences.of(instance).stream().map(InputReference::key),
            InputReferences.optional(instance).stream());
    return Stream.concat(
            references.map(SecretKey::secret),
            instance.bags().sources().stream().map(BagSource::secret))
        .map(secret -> key(lago.getMetadata().getNamespace(), secret))
        .distinct()
        .toList();
  }

  private static String key(String namespace, String name) {
    return namespace + "/" + name;
  }
}

package io.lagooperator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who serves what, beside the queues: a server of its own, or else that of the queues. */
public record RedisRoles(Optional<Redis> cache, Optional<Redis> cable, Optional<Redis> store) {

  /** What the servers of their own read from Secrets. */
  List<InputReference> references() {
    var references = new ArrayList<InputReference>();
    cache.ifPresent(r -> references.addAll(r.references("spec.redis.cache")));
    cable.ifPresent(r -> references.addAll(r.references("spec.redis.cable")));
    store.ifPresent(r -> references.addAll(r.references("spec.streaming.redisStore")));
    return List.copyOf(references);
  }

  static String cacheUrl(Instance instance, Inputs inputs) {
    return instance
        .redisRoles()
        .cache()
        .map(own -> own.queueUrl(inputs))
        .orElseGet(() -> instance.redis().cacheUrl(inputs));
  }

  /** Live updates know no other way to a password than the URL. */
  static String cableUrl(Instance instance, Inputs inputs) {
    return instance.redisRoles().cable().orElse(instance.redis()).queueUrl(inputs);
  }

  static String storeUrl(Instance instance, Inputs inputs) {
    return instance
        .redisRoles()
        .store()
        .map(own -> own.queueUrl(inputs))
        .orElseGet(() -> instance.redis().storeUrl(inputs));
  }

  /** The sentinels that know the server of the queues, if any do. */
  static Optional<SentinelRedis> queueSentinels(Instance instance) {
    return sentinels(instance.redis());
  }

  static Optional<SentinelRedis> cacheSentinels(Instance instance) {
    return sentinels(instance.redisRoles().cache().orElse(instance.redis()));
  }

  private static Optional<SentinelRedis> sentinels(Redis redis) {
    return redis instanceof SentinelRedis sentinels ? Optional.of(sentinels) : Optional.empty();
  }
}

package io.lagooperator.model;

import java.util.List;
import java.util.Optional;

/** The user's own Redis, described by parts: queues, cache and store are databases in a row. */
sealed interface NumberedRedis extends Redis permits Redis.External, SentinelRedis {
  Optional<String> user();

  Optional<SecretKey> password();

  /** The number of the database of the queues. */
  int database();

  RedisUrl url(Inputs inputs, int number);

  default Optional<RedisUrl.Login> login(Inputs inputs) {
    return password().map(key -> new RedisUrl.Login(user(), inputs.value(key)));
  }

  @Override
  default List<InputReference> references(String path) {
    return password().map(key -> InputReference.ofPassword(key, path)).stream().toList();
  }

  @Override
  default String queueUrl(Inputs inputs) {
    return url(inputs, database()).text();
  }

  @Override
  default String cacheUrl(Inputs inputs) {
    return url(inputs, database() + 1).text();
  }

  @Override
  default String storeUrl(Inputs inputs) {
    return url(inputs, database() + 2).text();
  }
}

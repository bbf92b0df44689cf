package io.lagooperator.model;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** URLs of Redis that the events processor takes apart: of a login it knows the password only. */
final class SharedRedisCheck {
  private SharedRedisCheck() {}

  static List<Problem> problems(Instance instance, Map<SecretKey, String> values) {
    var problems = new ArrayList<Problem>();
    if (instance.settings().streaming().isPresent()) {
      var roles = instance.redisRoles();
      check("spec.redis.cache", roles.cache(), instance.redis(), values).ifPresent(problems::add);
      check("spec.streaming.redisStore", roles.store(), instance.redis(), values)
          .ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<Problem> check(
      String path, Optional<Redis> own, Redis queue, Map<SecretKey, String> values) {
    return own.orElse(queue) instanceof Redis.ByUrl url
        ? Optional.ofNullable(values.get(url.url()))
            .filter(SharedRedisCheck::hasUser)
            .map(value -> problem(path, own.isPresent()))
        : Optional.empty();
  }

  private static boolean hasUser(String url) {
    var login = Optional.ofNullable(URI.create(url).getRawUserInfo()).orElse("");
    return login.indexOf(':') > 0;
  }

  private static Problem problem(String path, boolean own) {
    return new Problem(
        Problem.Kind.SECRET_VALUE_INVALID,
        path,
        own
            ? "its URL has a user, which the events processor of streaming does not know. Give one"
                + " without a user; the operator goes on by itself."
            : "is needed with streaming: the URL of the queues has a user, which the events"
                + " processor does not know. Give a Redis without a user here.");
  }
}

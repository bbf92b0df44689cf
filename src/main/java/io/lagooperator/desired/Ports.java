package io.lagooperator.desired;

import io.lagooperator.model.Component;
import io.lagooperator.model.Database;
import io.lagooperator.model.Redis;
import io.lagooperator.model.Urls;
import java.util.OptionalInt;

/** The port that each component serves on. */
final class Ports {
  static final int API = 3000;
  static final int FRONT = 80;
  static final int PDF = Urls.PDF_PORT;
  static final int WORKER_PROBE = 8080;

  private Ports() {}

  /** Components without a port are not served to anybody. */
  static OptionalInt served(Component component) {
    return switch (component) {
      case API -> OptionalInt.of(API);
      case FRONT -> OptionalInt.of(FRONT);
      case PDF -> OptionalInt.of(PDF);
      case POSTGRESQL -> OptionalInt.of(Database.PORT);
      case REDIS, REDIS_CACHE -> OptionalInt.of(Redis.PORT);
      default -> OptionalInt.empty();
    };
  }
}

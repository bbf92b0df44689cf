package io.lagooperator.model;

import java.util.OptionalInt;

/** The port that each component serves on. */
public final class Ports {
  /** The name of each, by which Services find it. */
  public static final String NAME = "main";

  public static final int API = 3000;
  public static final int FRONT = 80;
  public static final int PDF = Urls.PDF_PORT;
  public static final int WORKER_PROBE = 8080;

  private Ports() {}

  /** Components without a port are not served to anybody. */
  public static OptionalInt served(Component component) {
    return switch (component) {
      case API -> OptionalInt.of(API);
      case FRONT -> OptionalInt.of(FRONT);
      case PDF -> OptionalInt.of(PDF);
      case POSTGRESQL -> OptionalInt.of(Database.PORT);
      case REDIS, REDIS_CACHE -> OptionalInt.of(Redis.PORT);
      default -> OptionalInt.empty();
    };
  }

  /** Whether a process of the component listens there, be it only to be asked how it is. */
  static boolean isTaken(Component component, int port) {
    return served(component).orElse(component.isRuby() ? WORKER_PROBE : -1) == port;
  }
}

package io.lagooperator.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One component of an instance; the order is that of the services in status. */
public enum Component {
  API("api", Role.API),
  WORKER("worker", Role.WORKER),
  EVENTS("events", Role.WORKER),
  BILLING("billing", Role.WORKER),
  PDF_WORKER("pdfWorker", Role.WORKER),
  WEBHOOK("webhook", Role.WORKER),
  CLOCK_WORKER("clockWorker", Role.WORKER),
  PAYMENTS("payments", Role.WORKER),
  ANALYTICS("analytics", Role.WORKER),
  AI_AGENT("aiAgent", Role.WORKER),
  ALERTS("alerts", Role.WORKER),
  WALLETS("wallets", Role.WORKER),
  DEDICATED("dedicated", Role.WORKER),
  MEILISEARCH("meilisearch", Role.WORKER),
  EVENTS_CONSUMER("eventsConsumer", Role.STREAM),
  EVENTS_PROCESSOR("eventsProcessor", Role.STREAM),
  CLOCK("clock", Role.CLOCK),
  FRONT("front", Role.FRONT),
  PDF("pdf", Role.PDF),
  POSTGRESQL("postgresql", Role.STORE),
  REDIS("redis", Role.STORE),
  REDIS_CACHE("redisCache", Role.STORE);

  /** What a component does, which decides its place in the order of starting and stopping. */
  public enum Role {
    STORE,
    WORKER,
    STREAM,
    API,
    PDF,
    FRONT,
    CLOCK
  }

  private static final Map<String, Component> BY_LABEL =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Component::label, c -> c));

  private final String specName;
  private final String label;
  private final Role role;

  Component(String specName, Role role) {
    this.specName = specName;
    this.label = specName.toLowerCase(Locale.ROOT);
    this.role = role;
  }

  /** The name under {@code spec.components}. */
  public String specName() {
    return specName;
  }

  /** The name in labels, in names of objects and in {@code status.services}. */
  public String label() {
    return label;
  }

  public Role role() {
    return role;
  }

  /** Whether it runs the Ruby image and so shares one environment with all that do. */
  public boolean isRuby() {
    return switch (role) {
      case API, WORKER, CLOCK -> true;
      case STREAM -> this == EVENTS_CONSUMER;
      case STORE, PDF, FRONT -> false;
    };
  }

  /** Whether its pods must never run twice on one volume, and so are those of a StatefulSet. */
  public boolean isStateful() {
    return this == POSTGRESQL || this == REDIS;
  }

  /**
   * Whether it is code of Lago that works on the database, and so must be of the schema's release.
   */
  public boolean worksOnDatabase() {
    return isRuby() || role == Role.STREAM;
  }

  /** Whether it serves queues that the default worker does not. */
  public boolean isDedicatedWorker() {
    return role == Role.WORKER && this != WORKER;
  }

  public boolean isStore() {
    return role == Role.STORE;
  }

  public static Optional<Component> byLabel(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }

  public static Optional<Component> bySpecName(String name) {
    return Arrays.stream(values()).filter(c -> !c.isStore() && c.specName.equals(name)).findFirst();
  }

  public static List<Component> with(Role role) {
    return Arrays.stream(values()).filter(c -> c.role == role).toList();
  }
}

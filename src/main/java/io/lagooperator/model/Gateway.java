package io.lagooperator.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The public route by HTTPRoutes of the Gateway API. */
public record Gateway(List<Parent> parents, Map<String, String> annotations) {
  public Gateway {
    parents = List.copyOf(parents);
    annotations = Map.copyOf(annotations);
  }

  /** A Gateway, or one listener of it. */
  public record Parent(String name, Optional<String> namespace, Optional<String> listener) {}
}

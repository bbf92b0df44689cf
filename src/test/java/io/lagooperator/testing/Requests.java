package io.lagooperator.testing;

import java.util.List;
import java.util.function.Predicate;

/** Requests in the order in which they were answered. */
public record Requests(List<Request> list) {
  public Requests {
    list = List.copyOf(list);
  }

  public Requests writes() {
    return where(Request::isWrite);
  }

  /** Those of clients whose name begins so. */
  public Requests by(String userAgentPrefix) {
    return where(it -> it.userAgent().startsWith(userAgentPrefix));
  }

  public Requests in(String namespace) {
    return where(it -> it.namespace().equals(namespace));
  }

  public Requests where(Predicate<Request> condition) {
    return new Requests(list.stream().filter(condition).toList());
  }
}

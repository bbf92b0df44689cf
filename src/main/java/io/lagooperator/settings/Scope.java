package io.lagooperator.settings;

import java.util.Set;
import java.util.stream.Collectors;

/** Which LagoInstances an operator looks after; an empty selector selects all. */
public record Scope(Set<String> namespaces, String selector, String operatorClass) {
  public Scope {
    namespaces = Set.copyOf(namespaces);
  }

  /** Whether every namespace is watched. */
  public boolean hasAllNamespaces() {
    return namespaces.isEmpty();
  }

  /** In words, for a log. */
  public String inWords() {
    return "LagoInstances in "
        + (hasAllNamespaces()
            ? "all namespaces"
            : namespaces.stream().sorted().collect(Collectors.joining(", ")))
        + (selector.isEmpty() ? "" : " with labels " + selector)
        + (operatorClass.isEmpty() ? "" : " of class " + operatorClass);
  }
}

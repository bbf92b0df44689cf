package io.lagooperator.model;

import io.lagooperator.api.EnvironmentVariable;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.Rules;
import io.lagooperator.api.Sentences;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules on variables that users add: none of them may be another's. */
final class EnvRules {
  private EnvRules() {}

  static void check(LagoInstanceSpec spec, Complaints found) {
    list("spec.env", Optional.ofNullable(spec.env()), ProcessKind.ruby(), found);
    Optional.ofNullable(spec.components())
        .orElse(Map.of())
        .forEach(
            (name, given) ->
                Component.bySpecName(name)
                    .ifPresent(
                        component ->
                            ofComponent(component, Optional.ofNullable(given.env()), found)));
  }

  private static void ofComponent(
      Component component, Optional<List<EnvironmentVariable>> env, Complaints found) {
    var path = "spec.components." + component.specName();
    var kind = ProcessKind.of(component);
    found.check(kind.isPresent() || env.isEmpty(), path, Sentences.FRONT_HAS_NO_ENV);
    if (kind.isPresent()) {
      list(path + ".env", env, readers(component), found);
    }
  }

  private static void list(
      String path,
      Optional<List<EnvironmentVariable>> env,
      Set<ProcessKind> readers,
      Complaints found) {
    env.orElse(List.of()).forEach(v -> check(path + "." + v.name(), v, readers, found));
  }

  private static void check(
      String path, EnvironmentVariable given, Set<ProcessKind> readers, Complaints found) {
    found.exactlyOne(path, Sentences.VALUE_OR_SECRET, given.value(), given.secret());
    var name = given.name();
    if (!name.matches(Rules.ENV_NAME_PATTERN)) {
      found.add(path, Sentences.ENV_NAME);
      return;
    }
    complaint(name, readers).ifPresent(sentence -> found.add(path, sentence));
  }

  /** Why a name is not for users, if so. */
  static Optional<String> complaint(String name, Set<ProcessKind> readers) {
    return readers.stream()
        .flatMap(kind -> EnvironmentTable.owner(name, kind).stream())
        .findFirst()
        .map(owner -> owned(name, owner))
        .or(() -> ReservedNames.reason(name).map(why -> "may not set " + name + ": " + why));
  }

  /** Those whose variables a component must leave alone. */
  static Set<ProcessKind> readers(Component component) {
    return ProcessKind.of(component)
        .map(kind -> kind.isRuby() ? ProcessKind.ruby() : Set.of(kind))
        .orElse(Set.of());
  }

  private static String owned(String name, Variable owner) {
    return owner.field().equals(Variable.OPERATOR)
        ? "may not set " + name + ": the operator sets it, and Lago does not run with another value"
        : "may not set " + name + ", which " + owner.field() + " owns; set it there";
  }
}

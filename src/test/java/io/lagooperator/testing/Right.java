package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One thing that may be done with one kind; a subresource is written behind a slash. */
public record Right(String group, String resource, String verb) implements Comparable<Right> {
  private static final Comparator<Right> ORDER =
      Comparator.comparing(Right::group).thenComparing(Right::resource).thenComparing(Right::verb);

  /** All that these roles grant, whatever else is among the objects. */
  public static Set<Right> granted(List<HasMetadata> objects) {
    var rights = new TreeSet<Right>();
    objects.stream().flatMap(Right::rules).flatMap(Right::of).forEach(rights::add);
    return rights;
  }

  private static Stream<PolicyRule> rules(HasMetadata object) {
    if (object instanceof ClusterRole role) {
      return isForUsers(role) ? Stream.of() : role.getRules().stream();
    }
    return object instanceof Role role ? role.getRules().stream() : Stream.of();
  }

  /** What is added to the roles of people is nothing that the operator uses. */
  private static boolean isForUsers(ClusterRole role) {
    return role.getMetadata().getLabels().keySet().stream()
        .anyMatch(label -> label.startsWith("rbac.authorization.k8s.io/aggregate-to-"));
  }

  private static Stream<Right> of(PolicyRule rule) {
    return rule.getApiGroups().stream()
        .flatMap(
            group ->
                rule.getResources().stream()
                    .flatMap(
                        resource ->
                            rule.getVerbs().stream()
                                .map(verb -> new Right(group, resource, verb))));
  }

  /**
   * What a request needs. An apply that makes an object is a patch by its verb, and is asked for
   * the right to create as well.
   */
  static Stream<Right> neededBy(Request request) {
    if (request.resource().isEmpty()) {
      return Stream.of(); // discovery, which everybody may ask
    }
    var resource =
        request.resource() + (request.subresource().isEmpty() ? "" : "/" + request.subresource());
    var asked = new Right(request.apiGroup(), resource, request.verb());
    return request.verb().equals("patch") && request.code() == 201
        ? Stream.of(asked, new Right(request.apiGroup(), resource, "create"))
        : Stream.of(asked);
  }

  @Override
  public int compareTo(Right other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return verb + " " + resource + (group.isEmpty() ? "" : "." + group);
  }
}

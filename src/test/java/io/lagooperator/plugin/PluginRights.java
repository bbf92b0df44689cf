package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rights that each verb needs in the namespace of the instance; the page and a test read it.
 */
final class PluginRights {
  private static final Rule READ = new Rule("lago-operator.io", "lagoinstances", "get", "list");
  private static final Rule WATCH =
      new Rule("lago-operator.io", "lagoinstances", "get", "list", "watch");
  private static final Rule CHANGE =
      new Rule("lago-operator.io", "lagoinstances", "get", "list", "patch");
  private static final Rule PODS = new Rule("", "pods", "list");
  private static final Rule SECRETS = new Rule("", "secrets", "get");

  /** Verbs as they are typed, with further rights that only an option needs told in words. */
  static final Map<String, List<Rule>> BY_VERB = new LinkedHashMap<>();

  static {
    BY_VERB.put("status", List.of(READ));
    BY_VERB.put("explain", List.of(READ));
    for (var wish : List.of("start", "stop", "restart", "pull", "pause", "resume")) {
      BY_VERB.put(wish, List.of(CHANGE));
    }
    for (var step : List.of("upgrade", "approve")) {
      BY_VERB.put(step, List.of(CHANGE, new Rule("batch", "jobs", "list")));
    }
    BY_VERB.put("logs", List.of(READ, PODS, new Rule("", "pods/log", "get")));
    BY_VERB.put(
        "console",
        List.of(READ, new Rule("", "pods", "get", "list"), new Rule("", "pods/exec", "create")));
    BY_VERB.put(
        "task",
        List.of(
            READ,
            new Rule("apps", "deployments", "get"),
            new Rule("batch", "jobs", "create", "get", "list", "watch"),
            new Rule("", "pods", "list", "watch"),
            new Rule("", "pods/log", "get")));
    BY_VERB.put("keys verify", List.of(READ, SECRETS, new Rule("batch", "jobs", "list")));
    BY_VERB.put("keys export", List.of(READ, SECRETS));
    BY_VERB.put(
        "plan",
        List.of(
            CHANGE,
            new Rule("apps", "deployments statefulsets", "get", "list"),
            new Rule("batch", "jobs", "get", "list"),
            new Rule(
                "",
                "pods persistentvolumeclaims services configmaps serviceaccounts secrets",
                "get",
                "list"),
            new Rule("networking.k8s.io", "ingresses", "get", "list"),
            new Rule("policy", "poddisruptionbudgets", "get", "list"),
            new Rule("autoscaling", "horizontalpodautoscalers", "get", "list"),
            new Rule("gateway.networking.k8s.io", "httproutes", "get", "list"),
            new Rule("keda.sh", "scaledobjects triggerauthentications", "get", "list"),
            new Rule("external-secrets.io", "externalsecrets", "get", "list")));
    BY_VERB.put("import helm", List.of(new Rule("", "secrets", "get", "list")));
    BY_VERB.put(
        "report",
        List.of(
            READ,
            new Rule(
                "",
                "pods services configmaps persistentvolumeclaims serviceaccounts events",
                "list"),
            new Rule("", "secrets", "list"),
            new Rule("", "pods/log", "get"),
            new Rule("apps", "deployments replicasets statefulsets", "list"),
            new Rule("batch", "jobs", "list"),
            new Rule("policy", "poddisruptionbudgets", "list"),
            new Rule("autoscaling", "horizontalpodautoscalers", "list"),
            new Rule("networking.k8s.io", "ingresses", "list"),
            new Rule("gateway.networking.k8s.io", "httproutes", "list"),
            new Rule("keda.sh", "scaledobjects", "list"),
            new Rule("external-secrets.io", "externalsecrets", "list")));
  }

  private PluginRights() {}

  /** Rights on kinds of one group. */
  record Rule(String group, String kinds, List<String> verbs) {
    Rule(String group, String kinds, String... verbs) {
      this(group, kinds, List.of(verbs));
    }

    PolicyRule policy() {
      return new PolicyRuleBuilder()
          .withApiGroups(group)
          .withResources(kinds.split(" "))
          .withVerbs(verbs)
          .build();
    }

    String words() {
      return "%s: `%s`".formatted(String.join(", ", verbs), kinds.replace(" ", "`, `"));
    }
  }

  static List<PolicyRule> policies(String verb) {
    var rules = new ArrayList<PolicyRule>();
    BY_VERB.getOrDefault(verb, List.of()).forEach(rule -> rules.add(rule.policy()));
    return rules;
  }

  /** Whoever waits or watches needs this too. */
  static Rule watching() {
    return WATCH;
  }
}

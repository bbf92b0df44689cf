package io.lagooperator.model;

import io.lagooperator.api.ComponentSpec;
import io.lagooperator.api.DefaultsSpec;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.SecurityLevel;
import io.lagooperator.api.UpgradeSpec;
import io.lagooperator.model.Problem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fields of the API that nothing renders yet: the one list of them, to be emptied. */
final class NotSupportedYet {
  private static final Map<String, Function<LagoInstanceSpec, @Nullable Object>> FIELDS =
      new LinkedHashMap<>();

  static {
    FIELDS.put("pause", LagoInstanceSpec::pause);
    FIELDS.put(
        "defaults.security",
        in(
            LagoInstanceSpec::defaults,
            d -> SecurityLevel.Restricted.name().equals(d.security()) ? null : d.security()));
    FIELDS.put(
        "defaults.serviceAccount.name",
        in(
            LagoInstanceSpec::defaults,
            (DefaultsSpec d) -> d.serviceAccount() == null ? null : d.serviceAccount().name()));
    FIELDS.put("networkPolicy", LagoInstanceSpec::networkPolicy);
    FIELDS.put("monitoring", LagoInstanceSpec::monitoring);
    FIELDS.put("upgrade.approval", in(LagoInstanceSpec::upgrade, UpgradeSpec::approval));
    FIELDS.put("upgrade.approved", in(LagoInstanceSpec::upgrade, UpgradeSpec::approved));
    FIELDS.put("upgrade.backup", in(LagoInstanceSpec::upgrade, UpgradeSpec::backup));
    FIELDS.put("backup", LagoInstanceSpec::backup);
  }

  private static final Map<String, Function<ComponentSpec, @Nullable Object>> COMPONENT_FIELDS =
      Map.of(
          "podTemplate",
          ComponentSpec::podTemplate,
          "autoscaling.queueLength",
          c -> c.autoscaling() == null ? null : c.autoscaling().queueLength());

  private NotSupportedYet() {}

  static List<Problem> problems(LagoInstanceSpec spec) {
    var problems = new ArrayList<Problem>();
    FIELDS.forEach(
        (path, field) -> {
          if (field.apply(spec) != null) {
            problems.add(problem("spec." + path));
          }
        });
    if (spec.components() != null) {
      spec.components().forEach((name, given) -> problems.addAll(problems(name, given)));
    }
    return problems;
  }

  private static List<Problem> problems(String name, ComponentSpec given) {
    var path = "spec.components." + name;
    return COMPONENT_FIELDS.entrySet().stream()
        .filter(field -> field.getValue().apply(given) != null)
        .map(field -> problem(path + "." + field.getKey()))
        .sorted(java.util.Comparator.comparing(Problem::path))
        .toList();
  }

  private static Problem problem(String path) {
    return new Problem(
        Kind.NOT_SUPPORTED_YET,
        path,
        "is not supported yet by this version of the operator; leave it out");
  }

  private static <B> Function<LagoInstanceSpec, @Nullable Object> in(
      Function<LagoInstanceSpec, @Nullable B> block, Function<B, @Nullable Object> field) {
    return spec -> {
      var given = block.apply(spec);
      return given == null ? null : field.apply(given);
    };
  }
}

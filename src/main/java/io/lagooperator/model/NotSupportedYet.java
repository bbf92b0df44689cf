package io.lagooperator.model;

import io.lagooperator.api.LagoInstanceSpec;
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
    FIELDS.put("networkPolicy", LagoInstanceSpec::networkPolicy);
    FIELDS.put("monitoring", LagoInstanceSpec::monitoring);
    FIELDS.put("upgrade.backup", in(LagoInstanceSpec::upgrade, UpgradeSpec::backup));
    FIELDS.put("backup", LagoInstanceSpec::backup);
  }

  private NotSupportedYet() {}

  static List<Problem> problems(LagoInstanceSpec spec) {
    var problems = new ArrayList<Problem>();
    FIELDS.forEach(
        (path, field) -> {
          if (field.apply(spec) != null) {
            problems.add(problem("spec." + path));
          }
        });
    return problems;
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

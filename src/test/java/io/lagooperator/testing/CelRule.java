package io.lagooperator.testing;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A rule that the API server keeps: where it stands in the schema, and what it says. */
public record CelRule(String place, String sentence, boolean ofChanges) {
  /** Every rule of the committed CRD. */
  public static List<CelRule> all() {
    return Schema.all().flatMap(CelRule::of).toList();
  }

  public static Stream<CelRule> of(Schema schema) {
    return StreamSupport.stream(schema.node().path("x-kubernetes-validations").spliterator(), false)
        .map(
            rule ->
                new CelRule(
                    schema.path(),
                    rule.path("message").asText(),
                    rule.path("rule").asText().contains("oldSelf")));
  }
}

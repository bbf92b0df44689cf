package io.lagooperator.authoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Where data, queues and files are: a server that can be reached from elsewhere stays, one that
 * only its own machine knows is replaced by a bundled one, whose data is to be moved by hand.
 */
final class Stores {
  private final Source source;
  private final Variables variables;
  private final Spec spec;
  private final BiFunction<String, String, Map<String, Object>> keep;
  private final List<String> byHand;

  Stores(
      Source source,
      Variables variables,
      Spec spec,
      BiFunction<String, String, Map<String, Object>> keep,
      List<String> byHand) {
    this.source = source;
    this.variables = variables;
    this.spec = spec;
    this.keep = keep;
    this.byHand = byHand;
  }

  void carry() {
    database();
    new RedisServers(source, variables, spec, keep, byHand).carry();
    files();
  }

  private void database() {
    var url =
        variables
            .take("DATABASE_URL")
            .or(() -> variables.take("LAGO_DATABASE_URL"))
            .or(this::ofParts);
    parts().forEach(name -> variables.leave(name, "the address of the database says the same"));
    if (url.filter(u -> !source.isInner(u)).isPresent()) {
      spec.put("database.urlSecret", keep.apply("DATABASE_URL", url.get()));
      return;
    }
    spec.put("database.bundled", Map.of());
    byHand.add(
        "The database is on a host that only its own machine knows, so a bundled PostgreSQL takes its place, empty. Move the data before anything migrates it: see docs/migrating-to-the-operator.md. Or make the running one reachable and give its address in spec.database.urlSecret.");
  }

  private static List<String> parts() {
    return List.of(
        "POSTGRES_HOST",
        "POSTGRES_PORT",
        "POSTGRES_USER",
        "POSTGRES_PASSWORD",
        "POSTGRES_DB",
        "POSTGRES_SCHEMA");
  }

  /** As the vendor's Compose file puts them together. */
  private Optional<String> ofParts() {
    return variables
        .look("POSTGRES_HOST")
        .map(
            host ->
                "postgresql://%s:%s@%s:%s/%s?search_path=%s"
                    .formatted(
                        variables.look("POSTGRES_USER").orElse("lago"),
                        variables.look("POSTGRES_PASSWORD").orElse("changeme"),
                        host,
                        variables.look("POSTGRES_PORT").orElse("5432"),
                        variables.look("POSTGRES_DB").orElse("lago"),
                        variables.look("POSTGRES_SCHEMA").orElse("public")));
  }

  private void files() {
    if (!variables.isTrue("LAGO_USE_AWS_S3")
        && !variables.isTrue("LAGO_USE_GCS")
        && !source.spec().containsKey("storage")) {
      byHand.add(
          "Files such as invoices are in a volume of the old installation. Copy them into the new volume once it is there: see docs/migrating-to-the-operator.md.");
    }
  }
}

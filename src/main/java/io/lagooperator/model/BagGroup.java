package io.lagooperator.model;

import io.lagooperator.api.IntegrationsSpec;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.model.InputReference.Meaning;
import io.lagooperator.model.Settings.Extra;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names of one block of the spec that Lago alone reads. A block that is given wins over bags as a
 * whole, and a bag gives a block as a whole: half of one of each is what nobody meant.
 */
record BagGroup(
    String block,
    Function<LagoInstanceSpec, @Nullable Object> typed,
    List<String> needed,
    List<String> more) {
  static final String USE_S3 = "LAGO_USE_AWS_S3";
  static final String S3_BUCKET = "LAGO_AWS_S3_BUCKET";
  static final String S3_REGION = "LAGO_AWS_S3_REGION";
  static final String S3_ENDPOINT = "LAGO_AWS_S3_ENDPOINT";
  static final String S3_KEY = "LAGO_AWS_S3_ACCESS_KEY_ID";
  static final String S3_SECRET = "LAGO_AWS_S3_SECRET_ACCESS_KEY";

  // spotless:off — a table is read by its lines
  static final List<BagGroup> ALL =
      List.of(
          new BagGroup("spec.smtp", LagoInstanceSpec::smtp, List.of("LAGO_SMTP_ADDRESS", "LAGO_SMTP_PORT", "LAGO_SMTP_USERNAME", "LAGO_SMTP_PASSWORD", "LAGO_FROM_EMAIL"), List.of("LAGO_SMTP_DOMAIN")),
          new BagGroup("spec.licenseSecret", LagoInstanceSpec::licenseSecret, List.of("LAGO_LICENSE"), List.of()),
          new BagGroup("spec.googleAuth", LagoInstanceSpec::googleAuth, List.of("GOOGLE_AUTH_CLIENT_ID", "GOOGLE_AUTH_CLIENT_SECRET"), List.of()),
          new BagGroup("spec.integrations.gocardless", integration(IntegrationsSpec::gocardless), List.of("GOCARDLESS_CLIENT_ID", "GOCARDLESS_CLIENT_SECRET"), List.of()),
          new BagGroup("spec.integrations.mistral", integration(IntegrationsSpec::mistral), List.of("MISTRAL_AGENT_ID", "MISTRAL_API_KEY"), List.of()),
          new BagGroup("spec.integrations.dataApi", integration(IntegrationsSpec::dataApi), List.of("LAGO_DATA_API_URL", "LAGO_DATA_API_BEARER_TOKEN"), List.of()),
          new BagGroup("spec.observability.sentry", BagGroup::sentry, List.of("SENTRY_DSN"), List.of("SENTRY_ENVIRONMENT", "SENTRY_TRACES_SAMPLE_RATE")),
          new BagGroup("spec.storage.s3", LagoInstanceSpec::storage, List.of(USE_S3, S3_BUCKET, S3_REGION), List.of(S3_ENDPOINT, "LAGO_AWS_S3_PATH_STYLE", S3_KEY, S3_SECRET)));
  // spotless:on

  /** Lines of the table of names. */
  List<BagName> lines() {
    return names().map(n -> new BagName(List.of(n), field(n), variable(n).about())).toList();
  }

  /** Whether the bags describe this block; files go to a bucket only where that is asked for. */
  boolean isIn(LagoInstanceSpec spec, Bags bags) {
    return typed.apply(spec) == null
        && (needed.contains(USE_S3)
            ? bags.isTrue(USE_S3)
            : names().anyMatch(n -> bags.find(n).isPresent()));
  }

  Stream<String> missing(Bags bags) {
    var key = bags.find(S3_KEY).isPresent();
    var pair =
        needed.contains(USE_S3) && key != bags.find(S3_SECRET).isPresent()
            ? Stream.of(key ? S3_SECRET : S3_KEY)
            : Stream.<String>empty();
    return Stream.concat(needed.stream().filter(n -> bags.find(n).isEmpty()), pair);
  }

  /** What pods read of it; some readers take any value of a switch for on. */
  Stream<Extra> extras(Bags bags) {
    return names()
        .filter(n -> !n.equals(USE_S3) && !bags.text(n).equals(Optional.of("false")))
        .flatMap(n -> bags.find(n).stream())
        .map(
            key ->
                new Extra(
                    key.key(),
                    Optional.empty(),
                    Optional.of(key),
                    field(key.key()),
                    meaning(key.key())));
  }

  private Stream<String> names() {
    return Stream.concat(needed.stream(), more.stream());
  }

  private static String field(String name) {
    return variable(name).field();
  }

  /** What is public, such as a bucket, may well be called what would be no password. */
  private static Meaning meaning(String name) {
    return name.matches(".*(PASSWORD|SECRET|_KEY|TOKEN|SECRET_ACCESS_KEY)")
        ? Meaning.PASSWORD
        : Meaning.TEXT;
  }

  private static Variable variable(String name) {
    return EnvironmentTable.owner(name, ProcessKind.JOB).orElseThrow();
  }

  private static Function<LagoInstanceSpec, @Nullable Object> integration(
      Function<IntegrationsSpec, @Nullable Object> block) {
    return spec -> spec.integrations() == null ? null : block.apply(spec.integrations());
  }

  private static @Nullable Object sentry(LagoInstanceSpec spec) {
    return spec.observability() == null ? null : spec.observability().sentry();
  }
}

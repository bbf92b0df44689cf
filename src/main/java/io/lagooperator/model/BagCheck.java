package io.lagooperator.model;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.UrlsSpec;
import io.lagooperator.model.Problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether bags hold what a spec leaves to them. What is missing is waited for: something made up in
 * its place, such as an empty database, would look like lost data.
 */
public final class BagCheck {
  private static final String GOES_ON = "; the operator goes on by itself.";

  private final LagoInstanceSpec spec;
  private final String namespace;
  private final Bags bags;
  private final List<Problem> problems = new ArrayList<>();

  private BagCheck(LagoInstance lago, Bags bags) {
    this.spec = lago.getSpec();
    this.namespace = lago.getMetadata().getNamespace();
    this.bags = bags;
  }

  public static List<Problem> problems(LagoInstance lago, Bags bags) {
    var check = new BagCheck(lago, bags);
    if (bags.isEmpty()) {
      return List.of();
    }
    bags.sources().stream()
        .filter(source -> !bags.values().containsKey(source.secret()))
        .forEach(check::absent);
    if (check.problems.isEmpty()) {
      check.contents();
    }
    return check.problems.stream().distinct().toList();
  }

  private void absent(BagSource source) {
    problems.add(
        new Problem(
            Kind.SECRET_MISSING,
            "spec.settingsFrom",
            source
                    .stored()
                    .map(
                        stored ->
                            "Secret %s/%s is not there yet; External Secrets makes it from %s of %s. If it does not come, look at kubectl describe externalsecret %s"
                                .formatted(
                                    namespace,
                                    source.secret(),
                                    stored.path(),
                                    stored.name(),
                                    source.secret()))
                    .orElse(
                        "Secret %s/%s does not exist. Create it"
                            .formatted(namespace, source.secret()))
                + GOES_ON));
  }

  private void contents() {
    urls();
    database();
    redis();
    if (spec.keys() == null) {
      keys();
    }
    mode();
    BagGroup.ALL.stream().filter(group -> group.isIn(spec, bags)).forEach(this::group);
    if (spec.storage() == null && bags.isTrue("LAGO_USE_GCS")) {
      value(
          "LAGO_USE_GCS",
          "spec.storage",
          "asks for Google Cloud Storage, which needs a key file that no bag can hold. Give"
              + " spec.storage.gcs"
              + GOES_ON);
    }
  }

  private void urls() {
    var typed = Optional.ofNullable(spec.urls());
    if (typed.map(UrlsSpec::front).isEmpty()) {
      need(BagName.FRONT_URL.field(), BagName.FRONT_URL);
      url(BagName.FRONT_URL);
    }
    if (typed.map(UrlsSpec::api).isEmpty()) {
      url(BagName.API_URL);
    }
  }

  private void url(BagName name) {
    var text = bags.text(name.names().get(0));
    text.flatMap(UrlRule::complaint)
        .ifPresent(words -> value(name.names().get(0), name.field(), words + GOES_ON));
  }

  private void database() {
    if (spec.database() != null) {
      return;
    }
    if (bags.find(BagName.DATABASE_HOST.names()).isEmpty()) {
      need("spec.database", BagName.DATABASE_URL);
    } else if (new BagStores(bags).hasDatabaseParts()) {
      need("spec.database", BagName.DATABASE_USER);
      need("spec.database", BagName.DATABASE_PASSWORD);
    }
  }

  private void redis() {
    if (spec.redis() == null && bags.find(BagName.REDIS_HOST.names()).isEmpty()) {
      need("spec.redis", BagName.REDIS_URL);
    }
  }

  /** All of them or none: with one that is made up, nothing could read what the others wrote. */
  private void keys() {
    if (BagName.KEYS.stream().anyMatch(name -> bags.find(name.names()).isPresent())) {
      BagName.KEYS.forEach(name -> need("spec.keys", name));
    }
  }

  private void mode() {
    bags.text("RAILS_ENV")
        .filter(mode -> !mode.equals(BagName.PRODUCTION))
        .ifPresent(
            mode ->
                value(
                    "RAILS_ENV",
                    "spec.settingsFrom",
                    "is not production, and Lago is run in no other mode. Set it to production, or"
                        + " leave it out"
                        + GOES_ON));
  }

  private void group(BagGroup group) {
    var missing = group.missing(bags).toList();
    if (!missing.isEmpty()) {
      missing(group.block(), String.join(", ", missing));
    }
  }

  private void need(String path, BagName name) {
    if (bags.find(name.names()).isEmpty()) {
      missing(path, name.words());
    }
  }

  private void missing(String path, String names) {
    var many = bags.secrets().size() > 1;
    problems.add(
        new Problem(
            Kind.SECRET_KEY_MISSING,
            path,
            "%s %s %s no value under key %s. Add it, or give %s%s"
                .formatted(
                    many ? "Secrets" : "Secret",
                    bags.secrets().stream()
                        .map(secret -> namespace + "/" + secret)
                        .collect(Collectors.joining(" and ")),
                    many ? "have" : "has",
                    names,
                    path,
                    GOES_ON)));
  }

  private void value(String name, String path, String words) {
    bags.find(name)
        .ifPresent(
            key ->
                problems.add(
                    new Problem(
                        Kind.SECRET_VALUE_INVALID,
                        path,
                        "key %s of Secret %s/%s %s"
                            .formatted(name, namespace, key.secret(), words))));
  }
}

package io.lagooperator.authoring;

import io.lagooperator.model.EnvironmentTable;
import io.lagooperator.model.Keys;
import io.lagooperator.model.Release;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Turns a source into a LagoInstance and Secrets. */
final class Carrier {
  private final Source source;
  private final Options options;
  private final Variables variables;
  private final Spec spec = new Spec();
  private final Map<String, String> settings = new TreeMap<>();
  private final Map<String, String> keys = new TreeMap<>();
  private final List<String> byHand;

  private Carrier(Source source, Options options) {
    this.source = source;
    this.options = options;
    this.variables = new Variables(source.environment());
    this.byHand = new ArrayList<>(source.byHand());
  }

  static Move of(Source source, Options options) {
    return new Carrier(source, options).move();
  }

  private Move move() {
    var release = release();
    spec.put("version", release.toString());
    urls();
    keys();
    new Stores(source, variables, spec, this::keep, byHand).carry();
    var fields = new Fields(variables, spec, this::keep, byHand);
    Block.ALL.forEach(fields::block);
    spec.add(source.spec());
    spec.put("upgrade.from", release.toString());
    rest();
    var secrets = new LinkedHashMap<String, Map<String, String>>();
    secrets.put(keysSecret(), keys);
    if (!settings.isEmpty()) {
      secrets.put(settingsSecret(), settings);
    }
    return new Move(
        options.name(),
        spec.asMap(),
        secrets,
        Stream.concat(source.left().stream(), variables.left().stream()).toList(),
        byHand);
  }

  private Release release() {
    var given = options.version().map(v -> v.replaceFirst("^v", ""));
    return given
        .flatMap(Release::parse)
        .or(() -> given.isPresent() ? Optional.empty() : source.release())
        .orElseThrow(
            () ->
                new Unreadable(
                    "It does not tell which release of Lago runs. Give it, such as --release 1.45.2; the tag of the image has it."));
  }

  private void urls() {
    var front = variables.take("LAGO_FRONT_URL").map(url -> withoutPath("LAGO_FRONT_URL", url));
    var api = variables.take("LAGO_API_URL").map(url -> withoutPath("LAGO_API_URL", url));
    spec.put(
        "urls.front",
        front.orElseThrow(
            () ->
                new Unreadable(
                    "It has no LAGO_FRONT_URL (frontUrl with the chart), the public address of the user interface. Add it and try again.")));
    api.ifPresent(url -> spec.put("urls.api", url));
  }

  /** The operator serves every path where Lago itself expects it. */
  private String withoutPath(String name, String url) {
    var origin = url.replaceFirst("^(https?://[^/]+).*$", "$1");
    if (!origin.equals(url.replaceFirst("/$", ""))) {
      byHand.add(
          "%s was %s: a path in front of Lago's own is not served any more. Tell clients that used it to use %s alone."
              .formatted(name, url, origin));
    }
    return origin;
  }

  private void keys() {
    key(Keys.SECRET_KEY_BASE, List.of("LAGO_SECRET_KEY_BASE"));
    EncryptionNames.ALL.forEach(this::encryptionKey);
    options.rsaKey().ifPresent(pem -> keys.put(Keys.RSA_PRIVATE_KEY, pem));
    if (options.rsaKey().isPresent()) {
      variables.leave(Keys.RSA_PRIVATE_KEY, "the file of --rsa-key-file is taken");
    } else {
      key(Keys.RSA_PRIVATE_KEY, List.of());
    }
    spec.put("keys.secret.name", keysSecret());
  }

  private void key(String name, List<String> otherNames) {
    var value =
        Stream.concat(Stream.of(name), otherNames.stream())
            .flatMap(n -> variables.take(n).stream())
            .findFirst()
            .orElseThrow(() -> new Unreadable(missing(name)));
    keys.put(name, value);
  }

  /** Lago reads the shorter name first, also where it is empty. */
  private void encryptionKey(String name) {
    var first = EncryptionNames.readFirst(name);
    if (variables.isSetAndEmpty(first)) {
      throw new Unreadable(
          "%1$s is set and empty, and Lago takes it rather than %2$s: such a Lago has no key. If it runs well, it does not get %1$s: take that line out and try again."
              .formatted(first, name));
    }
    var other = variables.look(name);
    var value = variables.take(first);
    if (value.isEmpty()) {
      key(name, List.of());
      return;
    }
    keys.put(name, value.get());
    variables.leave(
        name,
        value.equals(other)
            ? "it is the same as %s, which is carried over".formatted(first)
            : "it differs from %s, which Lago takes where both are set; the key that Lago uses is carried over"
                .formatted(first));
  }

  private static String missing(String name) {
    return name.equals(Keys.RSA_PRIVATE_KEY)
        ? "It has no %s. If Lago reads its key from a file, copy that with docker compose cp api:/app/config/keys/private.pem . and give it with --rsa-key-file private.pem"
            .formatted(name)
        : "It has no %s, and without it nothing that is stored could be read. Give a source that has it."
            .formatted(name);
  }

  /** Puts a value into the Secret of settings, and refers to it. */
  private Map<String, Object> keep(String name, String value) {
    settings.put(name, value);
    var reference = new LinkedHashMap<String, Object>();
    reference.put("name", settingsSecret());
    reference.put("key", name);
    return reference;
  }

  /** What no field owns goes on as a variable; what may hold a secret, by way of a Secret. */
  private void rest() {
    variables.leaveEmpty();
    var env = new ArrayList<Map<String, Object>>();
    for (var name : variables.names()) {
      var reason = Dropped.reason(name).or(() -> EnvironmentTable.whyNotForUsers(name));
      if (reason.isPresent()) {
        variables.leave(name, reason.get());
        continue;
      }
      var entry = new LinkedHashMap<String, Object>();
      entry.put("name", name);
      var value = variables.take(name).orElseThrow();
      if (isSecret(name, value)) {
        entry.put("secret", keep(name, value));
      } else {
        entry.put("value", value);
      }
      env.add(entry);
    }
    if (!env.isEmpty()) {
      spec.put("env", env);
    }
  }

  private static boolean isSecret(String name, String value) {
    return name.matches(".*(PASSWORD|SECRET|TOKEN|KEY|CREDENTIAL|DSN|PRIVATE|LICENSE).*")
        || value.matches("(?s).*://[^/@\\s]*:[^/@\\s]*@.*")
        || value.contains("PRIVATE KEY");
  }

  private String keysSecret() {
    return options.name() + "-imported-keys";
  }

  private String settingsSecret() {
    return options.name() + "-imported-settings";
  }
}

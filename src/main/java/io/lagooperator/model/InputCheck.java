package io.lagooperator.model;

import io.lagooperator.model.Problem.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the Secrets that an instance refers to: all problems at once, or the values. */
public final class InputCheck {
  private static final String MANY_HOSTS = "^[a-z]+://[^/?#]*,[^/?#]*([/?#].*)?$";

  private final Instance instance;
  private final Map<String, Map<String, String>> secrets;
  private final Set<String> generated;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<SecretKey, String> values = new LinkedHashMap<>();

  private InputCheck(
      Instance instance, Map<String, Map<String, String>> secrets, Set<String> generated) {
    this.instance = instance;
    this.secrets = secrets;
    this.generated = generated;
  }

  /** What came of the check; the values count only when there is no problem. */
  public record Result(Inputs inputs, List<Problem> problems) {}

  /** Looks each reference up in the Secrets that exist, by name; some the operator made itself. */
  public static Result of(
      Instance instance,
      List<InputReference> references,
      Map<String, Map<String, String>> secrets,
      Set<String> generated) {
    var check = new InputCheck(instance, secrets, generated);
    references.forEach(check::look);
    check.problems.addAll(SharedRedisCheck.problems(instance, check.values));
    return new Result(new Inputs(check.values), check.problems.stream().distinct().toList());
  }

  private void look(InputReference reference) {
    var secret = secrets.get(reference.key().secret());
    var name = instance.namespace() + "/" + reference.key().secret();
    if (secret == null) {
      problems.add(
          new Problem(
              Kind.SECRET_MISSING,
              reference.path(),
              "Secret "
                  + name
                  + " does not exist. Create it with key "
                  + reference.key().key()
                  + "; the operator goes on by itself."));
      return;
    }
    var value =
        Optional.ofNullable(secret.get(reference.key().key())).map(InputCheck::withoutLastNewline);
    if (value.filter(text -> !text.isEmpty()).isEmpty()) {
      if (generated.contains(reference.key().secret())) {
        incomplete(reference, name);
        return;
      }
      problems.add(
          new Problem(
              Kind.SECRET_KEY_MISSING,
              reference.path(),
              "Secret "
                  + name
                  + " has no value under key "
                  + reference.key().key()
                  + ". Add it; the operator goes on by itself."));
      return;
    }
    value
        .flatMap(text -> complaint(reference.meaning(), text))
        .ifPresentOrElse(
            complaint ->
                problems.add(
                    new Problem(
                        Kind.SECRET_VALUE_INVALID,
                        reference.path(),
                        "key %s of Secret %s %s"
                            .formatted(reference.key().key(), name, complaint))),
            () -> values.put(reference.key(), value.orElseThrow()));
  }

  /** A key that is made up could not read what its predecessor has written. */
  private void incomplete(InputReference reference, String name) {
    problems.add(
        new Problem(
            Kind.KEYS_INCOMPLETE,
            "spec.keys",
            "Secret "
                + name
                + ", which the operator made once, lacks key "
                + reference.key().key()
                + ". It is never completed, since a new key could not read old data. Restore the"
                + " Secret from a backup; the operator goes on by itself."));
  }

  /** Editors and shells end files with a newline that nobody means. */
  public static String withoutLastNewline(String text) {
    return text.replaceFirst("\\r?\\n$", "");
  }

  private Optional<String> complaint(InputReference.Meaning meaning, String value) {
    return switch (meaning) {
      case PASSWORD -> Placeholders.inPassword(value);
      case KEY -> Placeholders.inKey(value);
      // What was written with a public key can be read with nothing else.
      case ENCRYPTION_KEY ->
          instance.upgrade().from().isPresent()
              ? Optional.empty()
              : Placeholders.inEncryptionKey(value);
      case POSTGRESQL_URL -> url(value, Set.of("postgresql", "postgres"));
      case REDIS_URL -> url(value, Set.of("redis", "rediss"));
      case RSA_KEY -> RsaKey.complaint(value);
      case CERTIFICATE ->
          value.contains("-----BEGIN CERTIFICATE-----")
              ? Optional.empty()
              : Optional.of("is not a certificate in PEM form. Put the file's whole text there.");
      case HOST -> form(value, "[^\\s/@?#,]+", "the name or address of one host");
      case PORT ->
          form(
              value,
              "(?!0+$)([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])",
              "a port");
      case NUMBER -> form(value, "[0-9]{1,4}", "a number");
      case SSL_MODE -> form(value, "disable|prefer|require", "disable, prefer or require");
      case TEXT -> Optional.empty();
    };
  }

  private static Optional<String> form(String value, String pattern, String what) {
    return value.matches(pattern)
        ? Optional.empty()
        : Optional.of("is not " + what + ". Correct it; the operator goes on by itself.");
  }

  /** The value itself is never named: it holds a password. */
  private static Optional<String> url(String value, Set<String> schemes) {
    if (schemes.contains("redis") && value.matches(MANY_HOSTS)) {
      return Optional.of(
          "lists several hosts, but Lago knows no Redis Cluster. Name one server, or give"
              + " redis.external.sentinels; the operator goes on by itself.");
    }
    try {
      var url = new URI(value);
      if (url.getScheme() == null || !schemes.contains(url.getScheme()) || url.getHost() == null) {
        return Optional.of(
            "is not a URL that begins with %s:// and names a host. Correct it; the operator goes on"
                    .formatted(schemes.stream().sorted().findFirst().orElseThrow())
                + " by itself.");
      }
      var login = Optional.ofNullable(url.getUserInfo()).orElse("");
      // What stands alone is the password to Redis, and the user to PostgreSQL.
      return login.contains(":") || schemes.contains("redis")
          ? Placeholders.inPassword(login.substring(login.indexOf(':') + 1))
          : Optional.empty();
    } catch (URISyntaxException malformed) {
      return Optional.of(
          "is not a valid URL. Percent-encode special characters of user and password; the operator"
              + " goes on by itself.");
    }
  }
}

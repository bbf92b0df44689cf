package io.lagooperator.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One line of the table of names that bags may hold: its spellings, and the field it stands for.
 */
public record BagName(List<String> names, String field, String about) {
  static final String PRODUCTION = "production";

  // spotless:off — a table is read by its lines
  static final BagName DATABASE_URL = of("spec.database.urlSecret", "PostgreSQL, by one URL; it wins over parts in the same bag.", "LAGO_DATABASE_URL", "DATABASE_URL");
  static final BagName DATABASE_HOST = part("spec.database.external.host", "PostgreSQL by parts: its host.", "HOST");
  static final BagName DATABASE_PORT = part("spec.database.external.port", "Its port, 5432 unless given.", "PORT");
  static final BagName DATABASE_NAME = part("spec.database.external.name", "Its database, lago unless given.", "DB", "DATABASE", "NAME");
  static final BagName DATABASE_USER = part("spec.database.external.userSecret", "Its role.", "USER", "USERNAME");
  static final BagName DATABASE_PASSWORD = part("spec.database.external.passwordSecret", "The role's password.", "PASSWORD");
  static final BagName DATABASE_SSL_MODE = part("spec.database.external.sslMode", "disable, prefer or require; require unless given.", "SSLMODE", "SSL_MODE");
  static final BagName REDIS_URL = of("spec.redis.urlSecret", "Redis of the queues, by one URL; it wins over parts in the same bag.", "LAGO_REDIS_URL", "REDIS_URL");
  static final BagName REDIS_HOST = of("spec.redis.external.host", "Redis by parts, without TLS: its host.", "LAGO_REDIS_HOST", "REDIS_HOST");
  static final BagName REDIS_PORT = of("spec.redis.external.port", "Its port, 6379 unless given.", "LAGO_REDIS_PORT", "REDIS_PORT");
  static final BagName REDIS_PASSWORD = of("spec.redis.external.passwordSecret", "Its password, none unless given.", "LAGO_REDIS_PASSWORD", "REDIS_PASSWORD");
  static final BagName REDIS_DATABASE = of("spec.redis.external.database", "Its database number, 0 unless given.", "LAGO_REDIS_DB", "REDIS_DB");
  static final BagName CACHE_URL = of("spec.redis.cache.urlSecret", "Redis of the cache.", "LAGO_REDIS_CACHE_URL");
  static final BagName CABLE_URL = of("spec.redis.cable.urlSecret", "Redis of live updates.", "LAGO_REDIS_CABLE_URL");
  static final BagName SECRET_KEY_BASE = of("spec.keys.secret", "Signs logins and links.", "LAGO_SECRET_KEY_BASE", Keys.SECRET_KEY_BASE);
  static final BagName RSA_PRIVATE_KEY = of("spec.keys.secret", "Signs webhooks: PEM, or base64 of PEM.", Keys.RSA_PRIVATE_KEY);
  static final BagName PRIMARY_KEY = of("spec.keys.secret", "Encrypts secrets in the database.", Keys.ENCRYPTION_PRIMARY_KEY);
  static final BagName DETERMINISTIC_KEY = of("spec.keys.secret", "Encrypts what is searched for.", Keys.ENCRYPTION_DETERMINISTIC_KEY);
  static final BagName DERIVATION_SALT = of("spec.keys.secret", "Salt of both.", Keys.ENCRYPTION_KEY_DERIVATION_SALT);
  static final BagName FRONT_URL = of("spec.urls.front", "Public address of the user interface.", "LAGO_FRONT_URL");
  static final BagName API_URL = of("spec.urls.api", "Public address of the API.", "LAGO_API_URL");
  static final BagName DISABLE_SIGNUP = of("spec.signup.enabled", "true closes the sign-up page.", "LAGO_DISABLE_SIGNUP");
  static final BagName DISABLE_SEGMENT = of("spec.telemetry.segment", "true keeps usage analytics from the vendor, which is so unless the field asks for them.", "LAGO_DISABLE_SEGMENT");
  static final BagName RAILS_ENV = of(Variable.OPERATOR, "Lago's own mode: production, and no other.", "RAILS_ENV");
  // spotless:on

  static final List<BagName> KEYS =
      List.of(SECRET_KEY_BASE, RSA_PRIVATE_KEY, PRIMARY_KEY, DETERMINISTIC_KEY, DERIVATION_SALT);

  private static final List<BagName> OWN =
      List.of(
          DATABASE_URL,
          DATABASE_HOST,
          DATABASE_PORT,
          DATABASE_NAME,
          DATABASE_USER,
          DATABASE_PASSWORD,
          DATABASE_SSL_MODE,
          REDIS_URL,
          REDIS_HOST,
          REDIS_PORT,
          REDIS_PASSWORD,
          REDIS_DATABASE,
          CACHE_URL,
          CABLE_URL,
          SECRET_KEY_BASE,
          RSA_PRIVATE_KEY,
          PRIMARY_KEY,
          DETERMINISTIC_KEY,
          DERIVATION_SALT,
          FRONT_URL,
          API_URL,
          DISABLE_SIGNUP,
          DISABLE_SEGMENT,
          RAILS_ENV);

  /** All lines: those that the operator needs to know itself, and those that only Lago reads. */
  public static List<BagName> lines() {
    return Stream.concat(OWN.stream(), BagGroup.ALL.stream().flatMap(g -> g.lines().stream()))
        .toList();
  }

  static Optional<BagName> line(String name) {
    return lines().stream().filter(line -> line.names().contains(name)).findFirst();
  }

  /** How messages call it. */
  String words() {
    return String.join(" or ", names);
  }

  private static BagName of(String field, String about, String... names) {
    return new BagName(List.of(names), field, about);
  }

  private static BagName part(String field, String about, String... parts) {
    var names =
        Stream.of("LAGO_POSTGRES_", "POSTGRES_")
            .flatMap(prefix -> Stream.of(parts).map(part -> prefix + part))
            .toList();
    return new BagName(names, field, about);
  }
}

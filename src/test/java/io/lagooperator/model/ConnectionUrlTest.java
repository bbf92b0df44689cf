package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Passwords may hold any character: what is put into a URL comes out of it. */
class ConnectionUrlTest {
  private static final int PASSWORDS = 10_000;
  private static final SecretKey USER = new SecretKey("s", "user");
  private static final SecretKey PASSWORD = new SecretKey("s", "password");

  @Test
  void postgresqlUrlsGiveBackUserAndPassword() {
    forManyLogins(
        (user, password) -> {
          var url = postgresql("db.example.com").url(inputs(user, password));
          assertThat(login(URI.create(url))).isEqualTo(user + "\0" + password);
          assertThat(URI.create(url).getHost()).isEqualTo("db.example.com");
          assertThat(asLibpqReadsIt(url))
              .isEqualTo(user + "\0" + password + "\0db.example.com\0" + "5432\0lago");
        });
  }

  @Test
  void bundledPostgresqlUrlsGiveBackThePassword() {
    forManyLogins(
        (user, password) -> {
          var store = new Store("1Gi", Optional.empty(), new Resources(Map.of(), Map.of()));
          var url =
              new Database.Bundled(store, "billing-postgresql", PASSWORD)
                  .url(inputs(user, password));
          assertThat(login(URI.create(url))).isEqualTo("lago\0" + password);
        });
  }

  @Test
  void redisUrlsGiveBackUserAndPassword() {
    forManyLogins(
        (user, password) -> {
          var redis =
              new Redis.External("r", 6379, true, Optional.of(user), Optional.of(PASSWORD), 3);
          var url = URI.create(redis.queueUrl(inputs(user, password)));
          assertThat(login(url)).isEqualTo(user + "\0" + password);
          assertThat(url.getPath()).isEqualTo("/3");
          assertThat(URI.create(redis.cacheUrl(inputs(user, password))).getPath()).isEqualTo("/4");
        });
  }

  @Test
  void sentinelsTakeUserAndPasswordFromTheUrl() {
    forManyLogins(
        (user, password) -> {
          var sentinels = List.of(new SentinelRedis.Sentinel("s1", 26379));
          var redis =
              new SentinelRedis(sentinels, "m", true, Optional.of(user), Optional.of(PASSWORD), 3);
          var url = URI.create(redis.queueUrl(inputs(user, password)));
          assertThat(url.getScheme()).isEqualTo("rediss");
          assertThat(login(url)).isEqualTo(user + "\0" + password);
          assertThat(URI.create(redis.cacheUrl(inputs(user, password))).getPath()).isEqualTo("/4");
        });
  }

  @Test
  void aUrlOfRedisIsTakenApartAsItWasPutTogether() {
    forManyLogins(
        (user, password) -> {
          var login = Optional.of(new RedisUrl.Login(Optional.of(user), password));
          var url = new RedisUrl("h", 6380, true, login, 7);
          assertThat(RedisUrl.parse(url.text())).isEqualTo(url);
          assertThat(url.toString()).doesNotContain("password");
        });
    assertThat(RedisUrl.parse("redis://h").hostAndPort()).isEqualTo("h:6379");
    assertThat(RedisUrl.parse("redis://:p@h").password()).contains("p");
    assertThat(RedisUrl.parse("redis://p@h").password()).contains("p");
    assertThat(RedisUrl.parse("redis://[fd00::5]:1/2").hostAndPort()).isEqualTo("[fd00::5]:1");
  }

  @Test
  void migrationsConnectByTheirRoleAndActAsThatOfLago() {
    var access = new MigrationAccess.ByRole(USER, PASSWORD);
    var database =
        new Database.External(
            "db.example.com",
            5432,
            "lago",
            new Database.Login(Optional.of("la go\\"), Optional.empty(), new SecretKey("s", "x")),
            "require",
            Optional.empty());
    forManyLogins(
        (user, password) -> {
          var url = database.migrationUrl(access, inputs(user, password));
          assertThat(asLibpqReadsIt(url))
              .isEqualTo(user + "\0" + password + "\0db.example.com\0" + "5432\0lago");
          assertThat(URI.create(url).getQuery())
              .isEqualTo("sslmode=require&options=-c role=la\\ go\\\\");
        });
  }

  @Test
  void migrationsMayGoPastAPooler() {
    var key = new SecretKey("s", "direct");
    var inputs = new Inputs(Map.of(key, "postgresql://direct", USER, "u", PASSWORD, "p"));
    assertThat(
            new Database.ByUrl(new SecretKey("s", "pooler"))
                .migrationUrl(new MigrationAccess.ByUrl(key), inputs))
        .isEqualTo("postgresql://direct");
  }

  @Test
  void namesOfDatabasesAreEscapedToo() {
    var database =
        new Database.External(
            "h",
            5432,
            "my db/?#",
            new Database.Login(Optional.of("u"), Optional.empty(), PASSWORD),
            "require",
            Optional.empty());
    assertThat(URI.create(database.url(inputs("u", "p"))).getPath()).isEqualTo("/my db/?#");
  }

  @Test
  void ipv6AddressesStandInBrackets() {
    assertThat(URI.create(postgresql("fd00::5").url(inputs("u", "p"))).getHost())
        .isEqualTo("[fd00::5]");
    assertThat(URI.create(postgresql("[fd00::5]").url(inputs("u", "p"))).getHost())
        .isEqualTo("[fd00::5]");
  }

  @Test
  void aVerifiedConnectionNamesItsCertificate() {
    var database =
        new Database.External(
            "h",
            5432,
            "lago",
            new Database.Login(Optional.of("u"), Optional.empty(), PASSWORD),
            "verify-full",
            Optional.of(new SecretKey("s", "ca")));
    assertThat(database.url(inputs("u", "p")))
        .endsWith("?sslmode=verify-full&sslrootcert=/etc/lago/database-ca/ca.crt");
  }

  @Test
  void aUsersUrlIsTakenAsItIsAndItsCacheIsTheNextDatabase() {
    assertThat(cacheOf("rediss://:p%40@h:1/3?timeout=5"))
        .isEqualTo("rediss://:p%40@h:1/4?timeout=5");
    assertThat(cacheOf("redis://h")).isEqualTo("redis://h/1");
    assertThat(cacheOf("redis://h?db=x")).isEqualTo("redis://h/1?db=x");
    assertThat(cacheOf("redis://h/")).isEqualTo("redis://h/1");
    assertThat(cacheOf("redis://h/99999999999")).isEqualTo("redis://h/1");
  }

  private static String cacheOf(String url) {
    var key = new SecretKey("s", "url");
    var inputs = new Inputs(Map.of(key, url));
    assertThat(new Redis.ByUrl(key).queueUrl(inputs)).isEqualTo(url);
    return new Redis.ByUrl(key).cacheUrl(inputs);
  }

  private static Database.External postgresql(String host) {
    return new Database.External(
        host,
        5432,
        "lago",
        new Database.Login(Optional.empty(), Optional.of(USER), PASSWORD),
        "require",
        Optional.empty());
  }

  private static Inputs inputs(String user, String password) {
    return new Inputs(Map.of(USER, user, PASSWORD, password));
  }

  private interface Check {
    void of(String user, String password);
  }

  private static void forManyLogins(Check check) {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < PASSWORDS; i++) {
      var user = text(random);
      var password = text(random);
      try {
        check.of(user, password);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("with seed %d, attempt %d".formatted(seed, i), e);
      }
    }
  }

  /** Half of them of the characters that mean something in URLs, half of all that Unicode has. */
  private static String text(Random random) {
    var special = "%:/@?#[]&=+ \\\"'`$()<>;,~^|{}*!\n\t";
    var text = new StringBuilder();
    var length = 1 + random.nextInt(24);
    while (text.length() < length) {
      var any = 1 + random.nextInt(Character.MAX_CODE_POINT);
      if (random.nextBoolean()) {
        text.append(special.charAt(random.nextInt(special.length())));
      } else if (any < Character.MIN_SURROGATE || any > Character.MAX_SURROGATE) {
        text.appendCodePoint(any);
      }
    }
    return text.toString();
  }

  private static String login(URI url) {
    var raw = url.getRawUserInfo();
    var colon = raw.indexOf(':');
    return decoded(raw.substring(0, colon)) + "\0" + decoded(raw.substring(colon + 1));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** After conninfo_uri_parse of libpq: it walks from separator to separator, then decodes. */
  private static String asLibpqReadsIt(String url) {
    var at = "postgresql://".length();
    var user = upTo(url, at, ":@/?");
    at += user.length();
    assertThat(url.charAt(at)).isEqualTo(':');
    var password = upTo(url, at + 1, "@");
    assertThat(password).doesNotContain("/");
    at += 1 + password.length() + 1;
    var host = upTo(url, at, ":/?,");
    at += host.length() + 1;
    var port = upTo(url, at, "/?,");
    at += port.length() + 1;
    var name = upTo(url, at, "?");
    return String.join(
        "\0", percentDecoded(user), percentDecoded(password), host, port, percentDecoded(name));
  }

  private static String upTo(String text, int start, String ends) {
    var end = start;
    while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(start, end);
  }

  /** libpq knows no plus sign and takes every octet for itself. */
  private static String percentDecoded(String text) {
    var octets = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        octets.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        octets.write(text.charAt(i));
      }
    }
    return octets.toString(StandardCharsets.UTF_8);
  }
}

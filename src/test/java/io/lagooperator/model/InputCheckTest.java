package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.lagooperator.model.InputReference.Meaning;
import io.lagooperator.model.Problem.Kind;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.Specs;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputCheckTest {
  private static final String PATH = "spec.the.field";
  private final Instance instance = Specs.instance("");

  @Test
  void whatIsThereIsRead() {
    var result = check(Meaning.PASSWORD, "p");
    assertThat(result.problems()).isEmpty();
    assertThat(result.inputs().value(new SecretKey("s", "k"))).isEqualTo("p");
  }

  @Test
  void aMissingSecretIsNamedWithWhatBelongsIntoIt() {
    assertThat(problem(Map.of(), Meaning.PASSWORD))
        .isEqualTo(
            new Problem(
                Kind.SECRET_MISSING,
                PATH,
                "Secret lago/s does not exist. Create it with key k; the operator goes on by"
                    + " itself."));
  }

  @Test
  void aMissingKeyIsNamed() {
    assertThat(problem(Map.of("s", Map.of("other", "x")), Meaning.PASSWORD))
        .isEqualTo(
            new Problem(
                Kind.SECRET_KEY_MISSING,
                PATH,
                "Secret lago/s has no value under key k. Add it; the operator goes on by itself."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void anEmptyValueIsAMissingOne(String value) {
    assertThat(check(Meaning.KEY, value).problems())
        .extracting(Problem::kind)
        .containsExactly(Kind.SECRET_KEY_MISSING);
  }

  @Test
  void theNewlineThatAnEditorLeftIsNotMeant() {
    assertThat(check(Meaning.PASSWORD, "p\n").inputs().value(new SecretKey("s", "k")))
        .isEqualTo("p");
    assertThat(check(Meaning.PASSWORD, "p\n\n").inputs().value(new SecretKey("s", "k")))
        .isEqualTo("p\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changeme",
        "ChangeMe",
        "change-me",
        "changeit",
        "TODO",
        "changeme\n",
        "lago",
        "azerty123456"
      })
  void aPlaceholderIsNoPassword(String value) {
    assertThat(check(Meaning.PASSWORD, value).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.SECRET_VALUE_INVALID);
              assertThat(problem.sentence())
                  .startsWith("key k of Secret lago/s is the placeholder")
                  .contains("Put the real password there");
            });
  }

  static Stream<Arguments> badValues() {
    return Stream.of(
        arguments(Meaning.POSTGRESQL_URL, "mysql://u:hidden@h/db", "begins with postgres"),
        arguments(Meaning.POSTGRESQL_URL, "u:hidden@h/db", "begins with postgres"),
        arguments(Meaning.POSTGRESQL_URL, "postgresql:///hidden", "names a host"),
        arguments(Meaning.POSTGRESQL_URL, "postgresql://u:hid den@h/db", "Percent-encode"),
        arguments(Meaning.POSTGRESQL_URL, "postgresql://u:hid%zzden@h/db", "Percent-encode"),
        arguments(Meaning.POSTGRESQL_URL, "postgresql://u:hid/den@h/db", "names a host"),
        arguments(Meaning.POSTGRESQL_URL, "postgresql://u:changeme@h/db", "placeholder"),
        arguments(Meaning.REDIS_URL, "http://:hidden@h", "begins with redis"),
        arguments(Meaning.REDIS_URL, "rediss://:hid[den@h", "Percent-encode"),
        arguments(Meaning.RSA_KEY, "hidden", "neither a PEM file nor base64"),
        arguments(Meaning.RSA_KEY, pem("PUBLIC KEY"), "not a private key"),
        arguments(Meaning.RSA_KEY, base64(pem("PUBLIC KEY")), "not a private key"),
        arguments(Meaning.RSA_KEY, pem("ENCRYPTED PRIVATE KEY"), "Decrypt it"),
        arguments(Meaning.RSA_KEY, pem("OPENSSH PRIVATE KEY"), "not an RSA key"),
        arguments(Meaning.RSA_KEY, pem("EC PRIVATE KEY"), "not an RSA key"),
        arguments(Meaning.CERTIFICATE, "hidden", "PEM"),
        arguments(Meaning.REDIS_URL, "redis://:hidden@h1:6379,h2:6379/0", "no Redis Cluster"),
        arguments(Meaning.REDIS_URL, "redis://u:lago@h", "placeholder"),
        arguments(Meaning.REDIS_URL, "redis://lago@h", "placeholder"),
        arguments(Meaning.PORT, "0", "is not a port"),
        arguments(Meaning.PORT, "65536", "is not a port"),
        arguments(Meaning.KEY, "your-secret-key-base-hex-64", "long random text"),
        arguments(Meaning.ENCRYPTION_KEY, "your-encryption-primary-key", "spec.upgrade.from"),
        arguments(Meaning.ENCRYPTION_KEY, "your-encrpytion-derivation-salt", "placeholder"));
  }

  @ParameterizedTest
  @MethodSource("badValues")
  void aValueThatCannotWorkIsExplained(Meaning meaning, String value, String words) {
    assertThat(check(meaning, value).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.SECRET_VALUE_INVALID);
              assertThat(problem.path()).isEqualTo(PATH);
              assertThat(problem.sentence()).contains("key k of Secret lago/s").contains(words);
              assertThat(problem.toString()).doesNotContain("hid", "den");
            });
  }

  static Stream<Arguments> goodValues() {
    return Stream.of(
        arguments(Meaning.POSTGRESQL_URL, "postgresql://u:p%40%2F@h:5432/db?sslmode=require"),
        arguments(Meaning.POSTGRESQL_URL, "postgres://h/db"),
        arguments(Meaning.POSTGRESQL_URL, "postgresql://lago@h/db"),
        arguments(Meaning.PASSWORD, "your-own-real-one"),
        arguments(Meaning.PORT, "1"),
        arguments(Meaning.PORT, "65432"),
        arguments(Meaning.PORT, "65535"),
        arguments(Meaning.REDIS_URL, "redis://h"),
        arguments(Meaning.REDIS_URL, "rediss://:p@h:6380/2"),
        arguments(Meaning.RSA_KEY, pem("PRIVATE KEY")),
        arguments(Meaning.RSA_KEY, pem("RSA PRIVATE KEY")),
        arguments(Meaning.RSA_KEY, base64(pem("RSA PRIVATE KEY"))),
        arguments(Meaning.RSA_KEY, base64(pem("PRIVATE KEY")).replaceAll("(.{20})", "$1\n")),
        arguments(Meaning.CERTIFICATE, FakeInputs.CERTIFICATE),
        arguments(Meaning.KEY, "long and random"),
        arguments(Meaning.ENCRYPTION_KEY, "long and random"),
        arguments(Meaning.TEXT, "lago"));
  }

  @ParameterizedTest
  @MethodSource("goodValues")
  void aValueThatWorksIsTaken(Meaning meaning, String value) {
    assertThat(check(meaning, value).problems()).isEmpty();
  }

  @Test
  void lagoGetsAnRsaKeyInTheOneFormThatItReads() {
    var pem = pem("RSA PRIVATE KEY");
    assertThat(RsaKey.forLago(pem)).isEqualTo(base64(pem));
    assertThat(RsaKey.forLago(base64(pem))).isEqualTo(base64(pem));
    assertThat(RsaKey.forLago(base64(pem).replaceAll("(.{20})", "$1\n"))).isEqualTo(base64(pem));
  }

  @ParameterizedTest
  @EnumSource
  void noValueIsEverPartOfASentence(Meaning meaning) {
    var values =
        Stream.of("canary", "://canary", "canary://h", "x://canary:canary@canary/canary", "%canary")
            .flatMap(v -> Stream.of(v, v + "\n", "-----BEGIN " + v, base64("-----BEGIN " + v)));
    assertThat(values)
        .allSatisfy(
            value ->
                assertThat(check(meaning, value).problems())
                    .allSatisfy(
                        p -> assertThat(p.toString()).doesNotContain("canary", base64("canary"))));
  }

  @Test
  void inputsDoNotPrintTheirValues() {
    assertThat(FakeInputs.of(instance).toString()).doesNotContain(FakeInputs.CANARY);
  }

  @Test
  void allProblemsAreToldAtOnceAndEachOnce() {
    var references =
        Stream.of("a", "b", "a")
            .map(key -> new InputReference(new SecretKey("s", key), PATH, Meaning.KEY))
            .toList();
    assertThat(InputCheck.of(instance, references, Map.of("s", Map.of()), Set.of()).problems())
        .hasSize(2);
  }

  @Test
  void everySecretThatASpecRefersToIsRead() {
    var instance =
        Specs.instance(
            """
            keys: {secret: {name: mine}}
            database: {external: {host: h, userSecret: {name: pg, key: u}, sslMode: verify-ca, passwordSecret: {name: pg, key: p}, caSecret: {name: pg, key: c}}}
            redis: {external: {host: h, passwordSecret: {name: redis, key: p}}}
            """);
    assertThat(InputReferences.of(instance))
        .extracting(r -> r.key().secret() + "/" + r.key().key())
        .containsExactlyInAnyOrder(
            "mine/SECRET_KEY_BASE",
            "mine/LAGO_RSA_PRIVATE_KEY",
            "mine/LAGO_ENCRYPTION_PRIMARY_KEY",
            "mine/LAGO_ENCRYPTION_DETERMINISTIC_KEY",
            "mine/LAGO_ENCRYPTION_KEY_DERIVATION_SALT",
            "pg/u",
            "pg/p",
            "pg/c",
            "redis/p");
  }

  @Test
  void aPublicKeyIsTakenOnlyForDataThatWasWrittenWithIt() {
    var imported = Specs.instance("upgrade: {from: 1.35.0}");
    var secrets = Map.of("s", Map.of("k", "your-encryption-primary-key"));
    assertThat(
            InputCheck.of(imported, references(Meaning.ENCRYPTION_KEY), secrets, Set.of())
                .problems())
        .isEmpty();
    assertThat(problem(secrets, Meaning.ENCRYPTION_KEY).kind())
        .isEqualTo(Kind.SECRET_VALUE_INVALID);
  }

  @Test
  void streamingNeedsRedisWithoutAUser() {
    var spec =
        "redis: {urlSecret: {name: r, key: q}%s}\n"
            + "streaming: {clickhouse: {host: c}, kafka: {bootstrapServers: ['k:1']}%s}";
    var shared = Specs.instance(spec.formatted("", ""));
    var own =
        Specs.instance(
            spec.formatted(
                ", cache: {external: {host: c}}", ", redisStore: {external: {host: s}}"));
    assertThat(problemsOfQueue(shared, "redis://lago:hidden@h"))
        .extracting(Problem::path)
        .containsExactly("spec.redis.cache", "spec.streaming.redisStore");
    assertThat(problemsOfQueue(shared, "redis://:hidden@h")).isEmpty();
    assertThat(problemsOfQueue(own, "redis://lago:hidden@h")).isEmpty();
  }

  private static List<Problem> problemsOfQueue(Instance instance, String url) {
    var references =
        InputReferences.of(instance).stream().filter(r -> r.key().secret().equals("r")).toList();
    return InputCheck.of(instance, references, Map.of("r", Map.of("q", url)), Set.of()).problems();
  }

  @Test
  void aWholeInstanceWithGoodSecretsHasNoProblem() {
    var secrets = new HashMap<String, Map<String, String>>();
    FakeInputs.values(instance)
        .forEach(
            (key, value) ->
                secrets.computeIfAbsent(key.secret(), s -> new HashMap<>()).put(key.key(), value));
    assertThat(InputCheck.of(instance, InputReferences.of(instance), secrets, Set.of()).problems())
        .isEmpty();
  }

  private InputCheck.Result check(Meaning meaning, String value) {
    return InputCheck.of(instance, references(meaning), Map.of("s", Map.of("k", value)), Set.of());
  }

  private Problem problem(Map<String, Map<String, String>> secrets, Meaning meaning) {
    return InputCheck.of(instance, references(meaning), secrets, Set.of()).problems().get(0);
  }

  private static List<InputReference> references(Meaning meaning) {
    return Arrays.asList(new InputReference(new SecretKey("s", "k"), PATH, meaning));
  }

  private static String pem(String what) {
    return "-----BEGIN %s-----\nhidden\n-----END %s-----\n".formatted(what, what);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

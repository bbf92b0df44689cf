package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Problem.Kind;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.Specs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which settings come from bags, and what is waited for where they do not. */
class BagsTest {
  private static final String ONE = "version: 1.51.0\nsettingsFrom: [{secret: {name: bag}}]\n";
  private static final String TWO =
      "version: 1.51.0\nsettingsFrom: [{secret: {name: first}}, {secret: {name: second}}]\n";
  private static final String STORES =
      "LAGO_DATABASE_URL=postgresql://u:p@h/d LAGO_REDIS_URL=redis://r ";
  private static final String ENOUGH = STORES + "LAGO_FRONT_URL=https://billing.example.com ";
  private static final String KEYS =
      "LAGO_SECRET_KEY_BASE=s LAGO_ENCRYPTION_PRIMARY_KEY=p LAGO_ENCRYPTION_DETERMINISTIC_KEY=d"
          + " LAGO_ENCRYPTION_KEY_DERIVATION_SALT=k LAGO_RSA_PRIVATE_KEY=r ";
  private static final String MAIL =
      "LAGO_SMTP_ADDRESS=h LAGO_SMTP_PORT=25 LAGO_SMTP_USERNAME=u LAGO_SMTP_PASSWORD=p"
          + " LAGO_FROM_EMAIL=a@b.c ";

  @Test
  void aBagSuppliesWhatTheSpecLeavesOut() {
    var instance = resolve(ONE, ENOUGH + KEYS);
    assertThat(instance.urls().front()).isEqualTo("https://billing.example.com");
    assertThat(instance.urls().api()).isEqualTo("https://billing.example.com");
    assertThat(instance.database()).isEqualTo(new Database.ByUrl(key("bag", "LAGO_DATABASE_URL")));
    assertThat(instance.redis()).isEqualTo(new Redis.ByUrl(key("bag", "LAGO_REDIS_URL")));
    assertThat(instance.keys().generated()).isFalse();
    assertThat(instance.keys().secretKeyBase()).isEqualTo(key("bag", "LAGO_SECRET_KEY_BASE"));
    assertThat(instance.components())
        .doesNotContain(Component.POSTGRESQL, Component.REDIS, Component.REDIS_CACHE);
  }

  @Test
  void whatIsGivenInTheSpecWinsOverABag() {
    var instance =
        resolve(
            ONE
                + "urls: {front: 'https://a.example.com'}\ndatabase: {bundled: {}}\nredis: {bundled: {}}\n"
                + "keys: {secret: {name: mine}}\nsignup: {enabled: true}\nstorage: {volume: {}}\n",
            ENOUGH + KEYS + "LAGO_DISABLE_SIGNUP=true LAGO_USE_AWS_S3=true");
    assertThat(instance.urls().front()).isEqualTo("https://a.example.com");
    assertThat(instance.database()).isInstanceOf(Database.Bundled.class);
    assertThat(instance.redis()).isInstanceOf(Redis.Bundled.class);
    assertThat(instance.keys().secretKeyBase().secret()).isEqualTo("mine");
    assertThat(instance.choices().signup()).isTrue();
    assertThat(instance.files()).isInstanceOf(Files.OwnVolume.class);
  }

  @Test
  void anEarlierBagWinsOverALaterOneWhateverTheSpelling() {
    var instance =
        resolve(TWO, ENOUGH.replace("LAGO_DATABASE", "DATABASE"), ENOUGH + KEYS + "DATABASE_URL=x");
    assertThat(instance.database()).isEqualTo(new Database.ByUrl(key("first", "DATABASE_URL")));
    assertThat(instance.keys().rsaPrivateKey()).isEqualTo(key("second", "LAGO_RSA_PRIVATE_KEY"));
  }

  @Test
  void aDatabaseMayBeGivenByPartsAndIsTheSameOneAsByItsUrl() {
    var parts =
        "LAGO_POSTGRES_HOST=h POSTGRES_PORT=5433 LAGO_POSTGRES_DB=d LAGO_POSTGRES_USER=u"
            + " LAGO_POSTGRES_PASSWORD=p@ss/ LAGO_POSTGRES_SSLMODE=disable ";
    var bag = ENOUGH.replace("LAGO_DATABASE_URL=postgresql://u:p@h/d ", parts);
    var instance = resolve(ONE, bag);
    var inputs = inputs(instance, bag);
    assertThat(instance.database().url(inputs))
        .isEqualTo("postgresql://u:p%40ss%2F@h:5433/d?sslmode=disable");
    var url = ENOUGH.replace("@h/d", "@h:5433/d");
    var byUrl = resolve(ONE, url);
    assertThat(instance.database().identity(inputs, ""))
        .isEqualTo(byUrl.database().identity(inputs(byUrl, url), ""));
  }

  @Test
  void aRedisMayBeGivenByParts() {
    var bag = ENOUGH.replace("LAGO_REDIS_URL=redis://r", "LAGO_REDIS_HOST=r LAGO_REDIS_PASSWORD=p");
    var instance = resolve(ONE, bag);
    assertThat(instance.redis().cacheUrl(inputs(instance, bag))).isEqualTo("redis://:p@r:6379/1");
  }

  @Test
  void aUrlWinsOverPartsInTheSameBagAndALaterOneDoesNot() {
    assertThat(resolve(ONE, ENOUGH + "LAGO_POSTGRES_HOST=h").database())
        .isInstanceOf(Database.ByUrl.class);
    var parts = "LAGO_POSTGRES_HOST=h LAGO_POSTGRES_USER=u LAGO_POSTGRES_PASSWORD=p";
    assertThat(resolve(TWO, parts, ENOUGH).database()).isInstanceOf(DatabaseParts.class);
  }

  @Test
  void keysAreMadeOnlyWhereNoBagHasAny() {
    assertThat(resolve(ONE, ENOUGH).keys().generated()).isTrue();
    assertThat(GeneratedSecret.of(resolve(ONE, ENOUGH + KEYS))).isEmpty();
  }

  @Test
  void filesGoToABucketOnlyWhereTheBagAsksForIt() {
    var bucket = "LAGO_AWS_S3_BUCKET=lago LAGO_AWS_S3_REGION=r ";
    assertThat(resolve(ONE, ENOUGH + bucket).files()).isInstanceOf(Files.OwnVolume.class);
    var bag = ENOUGH + bucket + "LAGO_USE_AWS_S3=true LAGO_AWS_S3_PATH_STYLE=false ";
    var instance = resolve(ONE, bag);
    assertThat(instance.files().identity(inputs(instance, bag)))
        .isEqualTo(new Files.S3("lago", "r", opt(), false, opt()).identity(new Inputs(Map.of())));
    assertThat(instance.settings().extras())
        .extracting(Settings.Extra::name)
        .containsExactly("LAGO_AWS_S3_BUCKET", "LAGO_AWS_S3_REGION");
  }

  @Test
  void aBucketMayBeCalledWhatWouldBeNoPassword() {
    var bag = ENOUGH + KEYS + "LAGO_AWS_S3_BUCKET=lago LAGO_AWS_S3_REGION=r LAGO_USE_AWS_S3=true ";
    var checked = check(resolve(ONE, bag), bag + MAIL.replace("PASSWORD=p", "PASSWORD=changeme"));
    assertThat(checked).noneMatch(p -> p.path().startsWith("spec.storage"));
    var mail = bag + MAIL.replace("PASSWORD=p", "PASSWORD=changeme");
    assertThat(check(resolve(ONE, mail), mail))
        .anyMatch(p -> p.path().equals("spec.smtp.passwordSecret"));
  }

  @Test
  void aBlockOfTheSpecWinsOverBagsAsAWhole() {
    var smtp = "smtp: {host: h, user: u, passwordSecret: {name: s, key: p}, from: a@b.c}\n";
    assertThat(resolve(ONE + smtp, ENOUGH + MAIL + "LAGO_SMTP_DOMAIN=d").settings().extras())
        .isEmpty();
  }

  @Test
  void whatStandsForNoFieldIsToldAndNotPassedOn() {
    var instance = resolve(ONE, ENOUGH + "FOO=1 LAGO_LOG_LEVEL=debug EMPTY= RAILS_ENV=production");
    assertThat(instance.settings().extras()).isEmpty();
    assertThat(instance.bags().ignored())
        .containsExactly("FOO", "LAGO_LOG_LEVEL (give spec.observability.logLevel)");
  }

  static Stream<Arguments> incomplete() {
    // spotless:off — a table is read by its lines
    // spec | bag | what makes it whole | kind | path | words
    return Stream.of(
        arguments(ONE, STORES, "LAGO_FRONT_URL=https://a.example.com", Kind.SECRET_KEY_MISSING, "spec.urls.front", "Secret lago/bag has no value under key LAGO_FRONT_URL. Add it, or give spec.urls.front; the operator goes on by itself."),
        arguments(ONE, STORES + "LAGO_FRONT_URL=billing", "LAGO_FRONT_URL=https://a.example.com", Kind.SECRET_VALUE_INVALID, "spec.urls.front", "key LAGO_FRONT_URL of Secret lago/bag must start with https://"),
        arguments(ONE, ENOUGH + "LAGO_API_URL=https://a.example.com/", "LAGO_API_URL=https://a.example.com", Kind.SECRET_VALUE_INVALID, "spec.urls.api", "must be a scheme and a host".substring(0, 4)),
        arguments(ONE, "LAGO_FRONT_URL=https://a.b LAGO_REDIS_URL=redis://r", "DATABASE_URL=postgres://h/d", Kind.SECRET_KEY_MISSING, "spec.database", "has no value under key LAGO_DATABASE_URL or DATABASE_URL. Add it, or give spec.database"),
        arguments(ONE, "LAGO_FRONT_URL=https://a.b LAGO_REDIS_URL=redis://r POSTGRES_HOST=h POSTGRES_USER=u", "POSTGRES_PASSWORD=p", Kind.SECRET_KEY_MISSING, "spec.database", "LAGO_POSTGRES_PASSWORD or POSTGRES_PASSWORD"),
        arguments(ONE, "LAGO_FRONT_URL=https://a.b LAGO_DATABASE_URL=postgres://h/d", "REDIS_HOST=r", Kind.SECRET_KEY_MISSING, "spec.redis", "LAGO_REDIS_URL or REDIS_URL"),
        arguments(ONE, ENOUGH + KEYS.replace("LAGO_RSA_PRIVATE_KEY=r", ""), "LAGO_RSA_PRIVATE_KEY=r", Kind.SECRET_KEY_MISSING, "spec.keys", "has no value under key LAGO_RSA_PRIVATE_KEY. Add it, or give spec.keys"),
        arguments(ONE, ENOUGH + "LAGO_ENCRYPTION_PRIMARY_KEY=x", KEYS, Kind.SECRET_KEY_MISSING, "spec.keys", "LAGO_SECRET_KEY_BASE or SECRET_KEY_BASE"),
        arguments(ONE, ENOUGH + "RAILS_ENV=staging", "RAILS_ENV=production", Kind.SECRET_VALUE_INVALID, "spec.settingsFrom", "key RAILS_ENV of Secret lago/bag is not production"),
        arguments(ONE, ENOUGH + MAIL.replace("LAGO_SMTP_PASSWORD=p", ""), MAIL, Kind.SECRET_KEY_MISSING, "spec.smtp", "LAGO_SMTP_PASSWORD"),
        arguments(ONE, ENOUGH + "LAGO_USE_AWS_S3=true LAGO_AWS_S3_BUCKET=b", "LAGO_AWS_S3_REGION=r", Kind.SECRET_KEY_MISSING, "spec.storage.s3", "LAGO_AWS_S3_REGION"),
        arguments(ONE, ENOUGH + "LAGO_USE_AWS_S3=true LAGO_AWS_S3_BUCKET=b LAGO_AWS_S3_REGION=r LAGO_AWS_S3_ACCESS_KEY_ID=i", "LAGO_AWS_S3_SECRET_ACCESS_KEY=s", Kind.SECRET_KEY_MISSING, "spec.storage.s3", "LAGO_AWS_S3_SECRET_ACCESS_KEY"),
        arguments(ONE, ENOUGH + "LAGO_USE_GCS=true", "LAGO_USE_GCS=false", Kind.SECRET_VALUE_INVALID, "spec.storage", "Give spec.storage.gcs"));
    // spotless:on
  }

  @ParameterizedTest
  @MethodSource("incomplete")
  void whatABagLeavesOutIsWaitedForInWords(
      String spec, String bag, String whole, Kind kind, String path, String words) {
    assertThat(problems(spec, bag))
        .anySatisfy(
            problem -> {
              assertThat(problem.kind()).isEqualTo(kind);
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.sentence()).contains(words);
            });
    assertThat(problems(spec, bag + " " + whole)).isEmpty();
  }

  @Test
  void aMissingBagIsNamedAndNothingElseIsSaid() {
    var lago = Specs.spec(ONE);
    assertThat(BagCheck.problems(lago, Bags.unread(lago).read(Map.of())))
        .containsExactly(
            new Problem(
                Kind.SECRET_MISSING,
                "spec.settingsFrom",
                "Secret lago/bag does not exist. Create it; the operator goes on by itself."));
  }

  @Test
  void aBagThatIsNotReadYetIsReferredToAll() {
    var references = InputReferences.of(InstanceResolver.resolve(Specs.spec(ONE)));
    assertThat(references)
        .extracting(InputReference::key)
        .contains(key("bag", "LAGO_DATABASE_URL"), key("bag", "LAGO_REDIS_URL"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"POSTGRES_HOST=a/b", "POSTGRES_PORT=70000", "POSTGRES_SSLMODE=verify-full"})
  void aPartOfAnAddressHasItsForm(String wrong) {
    var bag =
        "LAGO_FRONT_URL=https://a.b LAGO_REDIS_URL=redis://r POSTGRES_HOST=h POSTGRES_USER=u POSTGRES_PASSWORD=x ";
    assertThat(check(resolve(ONE, bag), bag)).allMatch(p -> p.path().startsWith("spec.keys"));
    assertThat(check(resolve(ONE, bag + wrong), bag + wrong))
        .anyMatch(p -> p.path().startsWith("spec.database.external"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: SecretStore, name: vault",
        "name: vault",
        "kind: ClusterSecretStore, name: b"
      })
  void onlyStoresThatTheOperatorsSettingsListMayBeRead(String store) {
    var form = "settingsFrom: [{externalSecret: {store: {%s}, path: lago/env}}]";
    assertThat(Specs.validator().problems(Specs.minimal(form.formatted(store))))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("spec.settingsFrom[0].externalSecret.store");
              assertThat(problem.sentence()).contains("LAGO_OPERATOR_SECRET_STORES");
            });
    var listed = "kind: ClusterSecretStore, name: vault";
    assertThat(Specs.validator().problems(Specs.minimal(form.formatted(listed)))).isEmpty();
  }

  @Test
  void aStoredBagKeepsItsNameUnlessItIsReadFromElsewhere() {
    var form =
        "settingsFrom: [{externalSecret: {store: {kind: ClusterSecretStore, name: vault}, %s}}]";
    var names =
        Stream.of("path: a", "path: a, refreshIntervalSeconds: 60", "path: b")
            .map(rest -> Bags.unread(Specs.minimal(form.formatted(rest))).secrets().get(0))
            .toList();
    assertThat(names.get(0)).startsWith("billing-settings-").isEqualTo(names.get(1));
    assertThat(names.get(2)).isNotEqualTo(names.get(0));
  }

  @Test
  void everyNameIsInOneLineOnly() {
    assertThat(BagName.lines().stream().flatMap(line -> line.names().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void bagsAreNeverPrintedWithTheirValues() {
    assertThat(bags(Specs.spec(ONE), "X=canary")).hasToString("Bags[[bag]]");
  }

  private static <T> java.util.Optional<T> opt() {
    return java.util.Optional.empty();
  }

  private static SecretKey key(String secret, String key) {
    return new SecretKey(secret, key);
  }

  private static Instance resolve(String spec, String... contents) {
    var lago = Specs.spec(spec);
    return InstanceResolver.resolve(lago, bags(lago, contents));
  }

  private static List<Problem> problems(String spec, String bag) {
    var lago = Specs.spec(spec);
    assertThat(Specs.validator().problems(lago)).isEmpty();
    return BagCheck.problems(lago, bags(lago, bag));
  }

  /** In the order of the spec, each as words of the form name=value. */
  private static Bags bags(LagoInstance lago, String... contents) {
    var unread = Bags.unread(lago);
    var secrets = new HashMap<String, Map<String, String>>();
    for (int i = 0; i < contents.length; i++) {
      secrets.put(unread.secrets().get(i), words(contents[i]));
    }
    return unread.read(secrets);
  }

  private static Map<String, String> words(String text) {
    var words = new HashMap<String, String>();
    Stream.of(text.strip().split(" +"))
        .map(word -> word.split("=", 2))
        .forEach(word -> words.put(word[0], word[1]));
    return words;
  }

  private static Inputs inputs(Instance instance, String bag) {
    var values = FakeInputs.values(instance);
    words(bag).forEach((name, value) -> values.put(key("bag", name), value));
    return new Inputs(values);
  }

  private static List<Problem> check(Instance instance, String bag) {
    return InputCheck.of(
            instance, InputReferences.of(instance), Map.of("bag", words(bag)), java.util.Set.of())
        .problems();
  }
}

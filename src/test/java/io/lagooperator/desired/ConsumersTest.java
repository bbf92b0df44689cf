package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.SecretKey;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.Specs;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A changed Secret rolls the pods that read it, and no others. */
class ConsumersTest {
  private static final Set<String> RUBY = Set.of("api", "worker", "clock", "migrate");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SECRET_KEY_BASE",
        "LAGO_RSA_PRIVATE_KEY",
        "LAGO_ENCRYPTION_DETERMINISTIC_KEY",
        "LAGO_ENCRYPTION_KEY_DERIVATION_SALT"
      })
  void keysOfLagoRollRubyOnly(String key) {
    assertThat(changed(Specs.instance(""), new SecretKey("billing-keys", key))).isEqualTo(RUBY);
  }

  @ParameterizedTest
  @CsvSource({"billing-postgresql, postgresql", "billing-redis, redis rediscache"})
  void passwordsOfBundledStoresRollTheStoreAndRuby(String secret, String stores) {
    var consumers = new TreeSet<>(RUBY);
    consumers.addAll(Set.of(stores.split(" ", -1)));
    assertThat(changed(Specs.instance(""), new SecretKey(secret, "password"))).isEqualTo(consumers);
  }

  @ParameterizedTest
  @CsvSource({"pg, u", "pg, p", "redis, p", "mine, LAGO_RSA_PRIVATE_KEY"})
  void secretsOfTheUserRollRubyOnly(String secret, String key) {
    assertThat(changed(Specs.instance(Rendered.SHAPES.get(2)), new SecretKey(secret, key)))
        .isEqualTo(RUBY);
  }

  @Test
  void aCertificateIsReadAnewFromItsFileAndRollsNothing() {
    assertThat(changed(Specs.instance(Rendered.SHAPES.get(2)), new SecretKey("pg", "c"))).isEmpty();
  }

  @Test
  void equalBytesRollNothing() {
    for (var shape : Rendered.SHAPES) {
      var instance = Specs.instance(shape);
      assertThat(hashes(instance, FakeInputs.of(instance)))
          .isEqualTo(hashes(Specs.instance(shape), FakeInputs.of(instance)));
    }
  }

  @Test
  void aNewNumberOfPodsRollsNothing() {
    var instance = Specs.instance("");
    var scaled =
        Specs.instance(
            "components: {api: {replicas: 3}, worker: {replicas: 2}, front: {replicas: 4}}");
    assertThat(hashes(scaled, FakeInputs.of(scaled)))
        .isEqualTo(hashes(instance, FakeInputs.of(instance)));
  }

  @Test
  void theFrontRollsWhenItsSettingsChange() {
    var before = Specs.instance("");
    var after = Specs.instance("signup: {enabled: false}");
    assertThat(hashes(after, FakeInputs.of(after)).get("front"))
        .isNotEqualTo(hashes(before, FakeInputs.of(before)).get("front"));
  }

  private static Set<String> changed(Instance instance, SecretKey key) {
    var before = FakeInputs.of(instance);
    assertThat(before.values()).containsKey(key);
    var pem = "-----BEGIN PRIVATE KEY-----\nanother\n-----END PRIVATE KEY-----\n";
    var value = key.key().contains("RSA") ? pem : "another";
    var after = hashes(instance, FakeInputs.with(instance, key, value));
    var changed = new TreeSet<String>();
    hashes(instance, before)
        .forEach(
            (name, hash) -> {
              if (!hash.equals(after.get(name))) {
                changed.add(name);
              }
            });
    return changed;
  }

  private static Map<String, String> hashes(Instance instance, Inputs inputs) {
    var hashes = new java.util.TreeMap<String, String>();
    Rendered.templates(instance, inputs)
        .forEach((name, template) -> hashes.put(name, Canonical.hash(template)));
    return hashes;
  }
}

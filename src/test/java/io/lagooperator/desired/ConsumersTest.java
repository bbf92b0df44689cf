package io.lagooperator.desired;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.lagooperator.model.Component;
import io.lagooperator.model.InputReference;
import io.lagooperator.model.InputReferences;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.SecretKey;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.Specs;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A changed Secret rolls the pods that read it, and no others. */
class ConsumersTest {
  /** Stands for every Ruby process. */
  private static final String RUBY = "ruby";

  /** Who reads what a field refers to, where that is not every Ruby process. */
  private static final Map<String, String> CONSUMERS =
      Map.ofEntries(
          entry("spec.database.bundled", "ruby postgresql"),
          entry("spec.redis.bundled", "ruby redis rediscache"),
          entry("spec.database.external.caSecret", ""),
          entry("spec.organization.passwordSecret", "organization"),
          entry("spec.organization.apiKeySecret", "organization"),
          entry("spec.database.migration.userSecret", "migrate"),
          entry("spec.database.migration.passwordSecret", "migrate"),
          entry("spec.database.migration.urlSecret", "migrate"),
          entry("spec.components.api.env.OF_API", "api"),
          entry("spec.components.pdf.env.OF_PDF", "pdf"),
          entry("spec.components.worker.env.PARTNER_TOKEN", "worker"));

  /** What the events processor reads too. */
  private static final Set<String> FOR_PROCESSOR =
      Set.of(
          "spec.caBundle",
          "spec.database.external.caSecret",
          "spec.database.bundled",
          "spec.database.external.passwordSecret",
          "spec.database.urlSecret",
          "spec.redis.bundled",
          "spec.redis.cache.external.passwordSecret",
          "spec.streaming.kafka.passwordSecret",
          "spec.streaming.redisStore.external.passwordSecret",
          "spec.streaming.redisStore.urlSecret");

  /** Where migrations have a way of their own, the usual one is not theirs. */
  private static final Set<String> NOT_FOR_MIGRATIONS =
      Set.of("spec.database.urlSecret", "spec.database.external.passwordSecret");

  static Stream<Arguments> references() throws IOException {
    var instances =
        Stream.concat(
            Rendered.SHAPES.stream().map(Specs::instance),
            ExamplesTest.examples().stream()
                .map(example -> Specs.resolved(Specs.example(example))));
    return instances.flatMap(
        instance ->
            InputReferences.of(instance).stream()
                // A change of this one is refused before anything rolls.
                .filter(r -> !r.key().equals(instance.keys().encryptionPrimaryKey()))
                .map(r -> arguments(instance, r)));
  }

  @ParameterizedTest
  @MethodSource("references")
  void aChangedSecretRollsExactlyItsReaders(Instance instance, InputReference reference) {
    assertThat(changed(instance, reference.key()))
        .as(reference.path())
        .isEqualTo(consumers(instance, reference));
  }

  /** One key of a Secret may be read by way of several fields. */
  private static Set<String> consumers(Instance instance, InputReference changed) {
    return InputReferences.of(instance).stream()
        .filter(reference -> reference.key().equals(changed.key()))
        .flatMap(reference -> consumers(instance, reference.path()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> consumers(Instance instance, String path) {
    var named = CONSUMERS.getOrDefault(path, RUBY);
    var readers =
        Stream.of(named.split(" ", -1))
            .filter(name -> !name.isEmpty())
            .flatMap(name -> name.equals(RUBY) ? ruby(instance, path) : Stream.of(name));
    return instance.has(Component.EVENTS_PROCESSOR) && FOR_PROCESSOR.contains(path)
        ? Stream.concat(readers, Stream.of("eventsprocessor"))
        : readers;
  }

  private static Stream<String> ruby(Instance instance, String path) {
    var components =
        instance.components().stream()
            .filter(c -> c.isRuby() || c == Component.EVENTS_CONSUMER)
            .map(Component::label);
    var migratesByItself =
        NOT_FOR_MIGRATIONS.contains(path) && instance.databaseTuning().migration().isPresent();
    var jobs =
        Stream.concat(
            migratesByItself ? Stream.of() : Stream.of("migrate"),
            instance.organizationToMake().map(o -> "organization").stream());
    return Stream.concat(components, jobs);
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
    var after = hashes(instance, FakeInputs.with(instance, key, another(before.value(key))));
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

  /** Another value of the same form. */
  private static String another(String value) {
    if (value.equals("15")) {
      return "16";
    }
    if (value.equals("prefer")) {
      return "disable";
    }
    return value.contains(FakeInputs.CANARY)
        ? value.replace(FakeInputs.CANARY, "another")
        : Base64.getEncoder()
            .encodeToString(FakeInputs.PEM.replace(FakeInputs.CANARY, "another").getBytes(UTF_8));
  }

  private static Map<String, String> hashes(Instance instance, Inputs inputs) {
    var hashes = new java.util.TreeMap<String, String>();
    Rendered.templates(instance, inputs)
        .forEach((name, template) -> hashes.put(name, Canonical.hash(template)));
    return hashes;
  }
}

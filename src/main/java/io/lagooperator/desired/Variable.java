package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Feature;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Keys;
import io.lagooperator.model.SecretKey;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** One line of the environment table: a name, where its value comes from, and who reads it. */
record Variable(
    String name, Function<Instance, Optional<Source>> source, Predicate<Reader> readers) {

  /** Where a value comes from. */
  sealed interface Source {
    /** It is written in the pod template. */
    record Text(String value) implements Source {}

    /** It stays in a Secret that never changes. */
    record Key(SecretKey key) implements Source {}

    /** It is derived, and stays in the Secret of connections. */
    record Derived(String entry) implements Source {}
  }

  /** One Ruby process: a component, or the migrate Job when there is none. */
  record Reader(Optional<Component> component, Instance instance, Inputs inputs) {}

  static Variable text(String name, Function<Instance, Optional<String>> value) {
    return new Variable(name, value.andThen(v -> v.map(Source.Text::new)), reader -> true);
  }

  /** A switch that some readers take for on whenever it is there: it is "true" or left out. */
  static Variable flag(String name, Predicate<Instance> on) {
    return text(name, instance -> on.test(instance) ? Optional.of("true") : Optional.empty());
  }

  /** Our own keys never change, so pods read them where they are. */
  static Variable key(String name, Function<Keys, SecretKey> key) {
    return new Variable(
        name,
        i ->
            Optional.of(
                i.keys().generated()
                    ? new Source.Key(key.apply(i.keys()))
                    : new Source.Derived(name)),
        reader -> true);
  }

  static Variable derived(String name) {
    return new Variable(name, i -> Optional.of(new Source.Derived(name)), reader -> true);
  }

  /** Left out for releases that do not know it. */
  Variable since(Feature feature) {
    return new Variable(
        name, i -> feature.isIn(i.release()) ? source.apply(i) : Optional.empty(), readers);
  }

  /** Left out for processes that should not read it. */
  Variable readBy(Predicate<Reader> processes) {
    return new Variable(name, source, processes);
  }

  Optional<EnvVar> render(Reader reader) {
    return source(reader).map(s -> render(reader, s));
  }

  /** The value that is read from a Secret, if it is. */
  Optional<String> consumed(Reader reader) {
    return source(reader)
        .flatMap(
            s -> {
              if (s instanceof Source.Key secret) {
                return Optional.of(reader.inputs().value(secret.key()));
              }
              return s instanceof Source.Derived derived
                  ? Optional.ofNullable(
                      Connections.values(reader.instance(), reader.inputs()).get(derived.entry()))
                  : Optional.empty();
            });
  }

  private Optional<Source> source(Reader reader) {
    return readers.test(reader) ? source.apply(reader.instance()) : Optional.empty();
  }

  private EnvVar render(Reader reader, Source source) {
    if (source instanceof Source.Text text) {
      return new EnvVarBuilder().withName(name).withValue(text.value()).build();
    }
    var key =
        source instanceof Source.Key secret
            ? secret.key()
            : new SecretKey(
                Connections.name(reader.instance(), reader.inputs()),
                ((Source.Derived) source).entry());
    return fromSecret(name, key);
  }

  static EnvVar fromSecret(String name, SecretKey key) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewSecretKeyRef(key.key(), key.secret(), null)
        .endValueFrom()
        .build();
  }
}

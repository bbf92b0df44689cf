package io.lagooperator.model;

import io.lagooperator.model.InputReference.Meaning;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** One line of the environment table: a name, where its value comes from, and who reads it. */
public record Variable(
    String name,
    String field,
    String about,
    Set<ProcessKind> readers,
    Optional<Release> since,
    Function<Reader, Optional<Source>> source) {

  /** Stands in the place of a field where the operator itself decides. */
  static final String OPERATOR = "the operator";

  /** Where a value comes from. */
  public sealed interface Source {
    /** It is written in the pod template. */
    record Text(String value) implements Source {}

    /** It stays in a Secret that never changes. */
    record Key(SecretKey key) implements Source {}

    /** The user keeps it in a Secret; pods see a change of it only when their turn comes. */
    record Kept(SecretKey key, Meaning meaning) implements Source {}

    /** It is made of other values, such as a URL with an escaped password. */
    record Derived(Function<Inputs, String> value) implements Source {}
  }

  static Variable text(
      String name, String field, String about, Function<Instance, Optional<String>> value) {
    return ofReader(name, field, about, reader -> value.apply(reader.instance()));
  }

  /** One whose value differs between processes. */
  static Variable ofReader(
      String name, String field, String about, Function<Reader, Optional<String>> value) {
    return ruby(name, field, about, value.andThen(v -> v.map(Source.Text::new)));
  }

  /** A switch that some readers take for on whenever it is there: it is "true" or left out. */
  static Variable flag(String name, String field, String about, Predicate<Instance> on) {
    return text(name, field, about, i -> on.test(i) ? Optional.of("true") : Optional.empty());
  }

  /** Our own keys never change, so pods read them where they are. */
  static Variable key(
      String name, String about, Function<Keys, SecretKey> key, UnaryOperator<String> form) {
    return ruby(
        name,
        "spec.keys.secret",
        about,
        reader -> {
          var keys = reader.instance().keys();
          var secret = key.apply(keys);
          return Optional.of(
              keys.generated()
                  ? new Source.Key(secret)
                  : new Source.Derived(inputs -> form.apply(inputs.value(secret))));
        });
  }

  /** A password or token of the user. */
  static Variable secret(
      String name, String field, String about, Function<Instance, Optional<SecretKey>> key) {
    return kept(name, field, about, Meaning.PASSWORD, key);
  }

  static Variable kept(
      String name,
      String field,
      String about,
      Meaning meaning,
      Function<Instance, Optional<SecretKey>> key) {
    return ruby(
        name,
        field,
        about,
        reader -> key.apply(reader.instance()).map(k -> new Source.Kept(k, meaning)));
  }

  static Variable derived(
      String name, String field, String about, BiFunction<Reader, Inputs, String> value) {
    return ruby(
        name,
        field,
        about,
        reader -> Optional.of(new Source.Derived(inputs -> value.apply(reader, inputs))));
  }

  /** One that is set elsewhere and only told of here. */
  static Variable note(String name, String about, ProcessKind reader) {
    return new Variable(
        name, OPERATOR, about, Set.of(reader), Optional.empty(), r -> Optional.empty());
  }

  private static Variable ruby(
      String name, String field, String about, Function<Reader, Optional<Source>> source) {
    return new Variable(name, field, about, ProcessKind.ruby(), Optional.empty(), source);
  }

  /** Set by way of this field. */
  Variable of(String owner) {
    return new Variable(name, owner, about, readers, since, source);
  }

  /** Left out for releases that do not know it. */
  Variable since(Feature feature) {
    return since(feature.since().toString());
  }

  Variable since(String release) {
    return new Variable(name, field, about, readers, Optional.of(Release.of(release)), source);
  }

  /** Left out where it would have no value. */
  Variable when(Predicate<Instance> needed) {
    return new Variable(
        name,
        field,
        about,
        readers,
        since,
        r -> needed.test(r.instance()) ? source.apply(r) : Optional.empty());
  }

  /** Left out for processes that should not read it. */
  Variable readBy(ProcessKind first, ProcessKind... others) {
    return new Variable(name, field, about, EnumSet.of(first, others), since, source);
  }

  /** Read by these too. */
  Variable alsoBy(ProcessKind other) {
    var all = EnumSet.copyOf(readers);
    all.add(other);
    return new Variable(name, field, about, all, since, source);
  }

  /** Where the value of one process comes from; nothing where the process has none. */
  public Optional<Source> source(Reader reader) {
    var known = since.map(s -> !reader.instance().release().isBefore(s)).orElse(true);
    return known && readers.contains(reader.kind()) ? source.apply(reader) : Optional.empty();
  }
}

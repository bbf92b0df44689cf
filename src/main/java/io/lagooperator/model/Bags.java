package io.lagooperator.model;

import io.lagooperator.api.LagoInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Settings under their well-known names. A bag only says where values are: all but public addresses
 * and switches stay in its Secret, and are read from there like any other that the spec refers to.
 */
public record Bags(List<BagSource> sources, Map<String, Map<String, String>> values) {

  /** Before they are read; what they will supply is referred to under its first name. */
  public static Bags unread(LagoInstance lago) {
    return new Bags(
        BagSource.of(lago.getSpec(), new Names(lago.getMetadata().getName())), Map.of());
  }

  /** With the Secrets that exist, by name. An empty value is none, as elsewhere in Lago. */
  public Bags read(Map<String, Map<String, String>> secrets) {
    var read = new TreeMap<String, Map<String, String>>();
    for (var secret : secrets()) {
      Optional.ofNullable(secrets.get(secret)).ifPresent(all -> read.put(secret, filled(all)));
    }
    return new Bags(sources, read);
  }

  private static Map<String, String> filled(Map<String, String> all) {
    var filled = new TreeMap<String, String>();
    all.forEach(
        (name, value) -> {
          var text = InputCheck.withoutLastNewline(value);
          if (!text.isEmpty()) {
            filled.put(name, text);
          }
        });
    return filled;
  }

  public boolean isEmpty() {
    return sources.isEmpty();
  }

  /** The Secrets that hold them, in their order. */
  public List<String> secrets() {
    return sources.stream().map(BagSource::secret).distinct().toList();
  }

  /** An earlier bag wins over a later one; in one bag the first name does. */
  Optional<SecretKey> find(List<String> names) {
    return secrets().stream()
        .flatMap(
            secret ->
                names.stream().filter(of(secret)::containsKey).map(n -> new SecretKey(secret, n)))
        .findFirst();
  }

  Optional<SecretKey> find(String name) {
    return find(List.of(name));
  }

  /** Where it is, or where it is missed. */
  SecretKey wanted(List<String> names) {
    return find(names).orElseGet(() -> new SecretKey(secrets().get(0), names.get(0)));
  }

  /** A value that is no secret; for all others there are references. */
  Optional<String> text(String name) {
    return find(name).map(key -> of(key.secret()).getOrDefault(key.key(), ""));
  }

  boolean isTrue(String name) {
    return text(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** Whether the first names are in an earlier bag than the others, or in the same. */
  boolean isBefore(List<String> names, List<String> others) {
    return find(names)
        .map(
            key ->
                find(others)
                    .map(o -> secrets().indexOf(key.secret()) <= secrets().indexOf(o.secret()))
                    .orElse(true))
        .orElse(false);
  }

  /** Every name that is in one of them, once. */
  List<String> names() {
    return secrets().stream().flatMap(this::namesOf).distinct().sorted().toList();
  }

  private Stream<String> namesOf(String secret) {
    return of(secret).keySet().stream();
  }

  private Map<String, String> of(String secret) {
    return values.getOrDefault(secret, Map.of());
  }

  @Override
  public String toString() {
    return "Bags[" + secrets() + "]";
  }
}

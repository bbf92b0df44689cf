package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Objects as they stand in files, one after the other. */
public final class Manifests {
  private static final KubernetesSerialization CLIENT = new KubernetesSerialization();
  private static final Pattern BOUNDARY = Pattern.compile("(?m)^---.*$");

  private Manifests() {}

  public static List<HasMetadata> read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of kinds that the client knows as its types, of others as maps. */
  public static List<HasMetadata> parse(String text) {
    return documents(text).stream().<HasMetadata>map(CLIENT::unmarshal).toList();
  }

  /** The documents that hold an object. */
  public static List<String> documents(String text) {
    return Arrays.stream(BOUNDARY.split(text))
        .filter(document -> document.lines().anyMatch(l -> !l.isBlank() && !l.startsWith("#")))
        .map(document -> document.strip() + "\n")
        .toList();
  }

  /** The one object of a kind. */
  public static <T extends HasMetadata> T only(List<HasMetadata> objects, Class<T> kind) {
    var found = objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "%d objects are of the kind %s".formatted(found.size(), kind.getSimpleName()));
    }
    return Objects.requireNonNull(found.get(0));
  }
}

package io.lagooperator.authoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One service of a Compose file, with all names in it replaced by their values. */
record ComposeService(
    String name,
    String image,
    String command,
    int replicas,
    boolean isExtended,
    Map<String, String> environment) {
  private static final Pattern SCRIPT = Pattern.compile("scripts/start\\.([a-z_.]+?)\\.sh");
  private static final Pattern TAG = Pattern.compile(":v?([0-9]+\\.[0-9]+\\.[0-9]+)(@.*)?$");

  /** What Lago's own image is told to be: api, clock, worker, billing.worker and the like. */
  Optional<String> script() {
    var match = SCRIPT.matcher(command);
    return match.find() ? Optional.of(match.group(1)) : Optional.empty();
  }

  Optional<String> release() {
    var match = TAG.matcher(image);
    return script().isPresent() && match.find() ? Optional.of(match.group(1)) : Optional.empty();
  }

  boolean isFront() {
    return repository().matches(".*(^|[/-])front$");
  }

  boolean isPdf() {
    return repository().contains("gotenberg");
  }

  boolean isStore() {
    return repository().matches(".*(postgres|redis|valkey).*");
  }

  /** Such as migrations, which the operator has Jobs for. */
  boolean isOneOff() {
    return command.contains("scripts/migrate") || command.contains("scripts/generate.rsa");
  }

  private String repository() {
    return image.replaceFirst("@.*$", "").replaceFirst(":[^/:]*$", "");
  }

  /** Reads one service; files are those of {@code env_file}. */
  static ComposeService of(
      String name,
      Map<?, ?> given,
      Map<String, String> values,
      Function<String, Optional<String>> files) {
    var environment = new LinkedHashMap<String, String>();
    envFiles(given.get("env_file"))
        .forEach(
            (path, required) ->
                environment.putAll(envFile(Interpolation.of(path, values), required, files)));
    environment(given.get("environment"), values, environment);
    return new ComposeService(
        name,
        text(given.get("image"), values),
        text(given.get("command"), values) + " " + text(given.get("entrypoint"), values),
        replicas(given, values),
        given.containsKey("extends"),
        environment);
  }

  private static Map<String, Boolean> envFiles(@Nullable Object given) {
    var files = new LinkedHashMap<String, Boolean>();
    (given instanceof List<?> list ? list : given == null ? List.of() : List.of(given))
        .forEach(
            item -> {
              if (item instanceof Map<?, ?> map) {
                files.put(String.valueOf(map.get("path")), !"false".equals(map.get("required")));
              } else {
                files.put(String.valueOf(item), true);
              }
            });
    return files;
  }

  private static Map<String, String> envFile(
      String path, boolean required, Function<String, Optional<String>> files) {
    var text = files.apply(path);
    if (text.isEmpty() && required) {
      throw new Unreadable(
          "The Compose file reads %s, which is not there. Put it beside the Compose file."
              .formatted(path));
    }
    return text.map(Dotenv::read).orElse(Map.of());
  }

  /** As a mapping or as a list; a name without a value takes it from what Compose is told. */
  private static void environment(
      @Nullable Object given, Map<String, String> values, Map<String, String> environment) {
    if (given instanceof Map<?, ?> map) {
      map.forEach((key, value) -> put(String.valueOf(key), value, values, environment));
    } else if (given instanceof List<?> list) {
      for (var item : list) {
        var parts = String.valueOf(item).split("=", 2);
        put(parts[0], parts.length > 1 ? parts[1] : null, values, environment);
      }
    }
  }

  private static void put(
      String name,
      @Nullable Object value,
      Map<String, String> values,
      Map<String, String> environment) {
    if (value != null) {
      environment.put(name, Interpolation.of(String.valueOf(value), values));
    } else if (values.containsKey(name)) {
      environment.put(name, values.getOrDefault(name, ""));
    }
  }

  private static String text(@Nullable Object given, Map<String, String> values) {
    if (given instanceof List<?> list) {
      return String.join(" ", list.stream().map(item -> text(item, values)).toList());
    }
    return given == null ? "" : Interpolation.of(String.valueOf(given), values);
  }

  private static int replicas(Map<?, ?> given, Map<String, String> values) {
    var deploy = given.get("deploy") instanceof Map<?, ?> map ? map.get("replicas") : null;
    var number = text(deploy == null ? given.get("scale") : deploy, values);
    return number.matches("[0-9]{1,3}") ? Integer.parseInt(number) : 1;
  }
}

package io.lagooperator.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lagooperator.testing.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a container runtime makes of an image: its root file system, and how it is to be run. */
record UnpackedImage(Path root, JsonNode config) implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** Of a tar in the layout of the Open Container Initiative. */
  static UnpackedImage of(Path tar, Path folder) throws IOException {
    remove(folder);
    var layout = Files.createDirectories(folder.resolve("layout"));
    var root = Files.createDirectories(folder.resolve("root"));
    run("tar", "-xf", tar.toString(), "-C", layout.toString());
    var index = JSON.readTree(layout.resolve("index.json").toFile());
    var manifest = blob(layout, index.path("manifests").path(0));
    for (var layer : manifest.path("layers")) {
      run("tar", "-xpf", file(layout, layer).toString(), "--no-same-owner", "-C", root.toString());
    }
    var config = blob(layout, manifest.path("config"));
    remove(layout);
    return new UnpackedImage(root.toAbsolutePath(), config);
  }

  private static JsonNode blob(Path layout, JsonNode descriptor) throws IOException {
    return JSON.readTree(file(layout, descriptor).toFile());
  }

  private static Path file(Path layout, JsonNode descriptor) {
    return layout.resolve("blobs").resolve(descriptor.path("digest").asText().replace(':', '/'));
  }

  List<String> entrypoint() {
    return texts(config.path("config").path("Entrypoint")).toList();
  }

  Map<String, String> environment() {
    var variables = new TreeMap<String, String>();
    texts(config.path("config").path("Env"))
        .map(it -> it.split("=", 2))
        .forEach(it -> variables.put(it[0], it[1]));
    return variables;
  }

  Map<String, String> labels() {
    var labels = new TreeMap<String, String>();
    config
        .path("config")
        .path("Labels")
        .properties()
        .forEach(it -> labels.put(it.getKey(), it.getValue().asText()));
    return labels;
  }

  String user() {
    return config.path("config").path("User").asText();
  }

  /** A program that the image finds on its path, as a path within the image. */
  Path program(String name) {
    return Stream.of(environment().getOrDefault("PATH", "/usr/bin").split(":", -1))
        .map(folder -> Path.of(folder, name))
        .filter(program -> Files.isExecutable(outside(program)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the image has no " + name));
  }

  String javaVersion() throws IOException {
    var release = outside(program("java")).resolve("../../release").normalize();
    return Files.readAllLines(release).stream()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> line.replaceAll("[^0-9.]", ""))
        .findFirst()
        .orElseThrow();
  }

  /** The file on this machine that a path within the image means; links point into the image. */
  Path outside(Path inside) {
    var file = root.resolve(Path.of("/").relativize(inside));
    try {
      return Files.isSymbolicLink(file)
          ? outside(inside.resolveSibling(Files.readSymbolicLink(file)).normalize())
          : file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }

  private static void run(String... line) throws IOException {
    var log = Files.createTempFile("unpack", ".log");
    Command.of(line)
        .run(log, LIMIT)
        .orFail(reason -> new IOException(line[0] + " failed: " + reason));
    Files.delete(log);
  }

  private static void remove(Path folder) throws IOException {
    run("rm", "-rf", folder.toString());
  }

  @Override
  public void close() throws IOException {
    remove(root);
  }
}

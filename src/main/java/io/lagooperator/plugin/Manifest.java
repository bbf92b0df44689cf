package io.lagooperator.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a file of the user holds: one LagoInstance, and Secrets that go with it. */
record Manifest(ObjectNode instance, List<Secret> secrets, List<String> others) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String STDIN = "-";

  /** A file, or what is piped in. */
  static Manifest read(String file, InputStream in) {
    var instances = new ArrayList<ObjectNode>();
    var secrets = new ArrayList<Secret>();
    var others = new ArrayList<String>();
    for (var document : documents(file, text(file, in))) {
      switch (document.path("kind").asText()) {
        case "LagoInstance" -> instances.add(named(file, document));
        case "Secret" -> secrets.add(secret(file, document));
        default ->
            others.add(
                document.path("kind").asText("?")
                    + " "
                    + document.path("metadata").path("name").asText("?"));
      }
    }
    if (instances.size() != 1) {
      throw new Refusal(
          "%s holds %s LagoInstance; give a file with exactly one."
              .formatted(file, instances.isEmpty() ? "no" : "more than one"));
    }
    return new Manifest(instances.get(0), List.copyOf(secrets), List.copyOf(others));
  }

  /** Where kubectl apply would put the instance. */
  String namespace(Session session) {
    var own = instance.path("metadata").path("namespace").asText();
    var given = session.options().namespace;
    if (own.isEmpty()) {
      return session.namespace();
    }
    if (given.isPresent() && !given.get().equals(own)) {
      throw Refusal.ofUsage(
          "The manifest puts LagoInstance %s into namespace %s, and -n says %s: which is meant? Change one of them."
              .formatted(instance.path("metadata").path("name").asText(), own, given.get()));
    }
    return own;
  }

  private static ObjectNode named(String file, ObjectNode document) {
    if (document.path("metadata").path("name").asText().isEmpty()) {
      throw new Refusal(
          "%s holds a %s without metadata.name. Give it a name."
              .formatted(file, document.path("kind").asText()));
    }
    return document;
  }

  private static String text(String file, InputStream in) {
    try {
      return file.equals(STDIN)
          ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new Refusal("%s cannot be read. Is the path right?".formatted(file));
    }
  }

  private static List<ObjectNode> documents(String file, String text) {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
      return documents.readAll().stream()
          .filter(ObjectNode.class::isInstance)
          .map(ObjectNode.class::cast)
          .toList();
    } catch (JsonProcessingException e) {
      throw new Refusal(
          "%s is no YAML: %s, in line %d."
              .formatted(file, e.getOriginalMessage(), e.getLocation().getLineNr()));
    } catch (IOException e) {
      throw new Refusal("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  private static Secret secret(String file, ObjectNode document) {
    try {
      return YAML.treeToValue(named(file, document), Secret.class);
    } catch (JsonProcessingException e) {
      throw new Refusal("%s holds a Secret that cannot be read.".formatted(file));
    }
  }
}

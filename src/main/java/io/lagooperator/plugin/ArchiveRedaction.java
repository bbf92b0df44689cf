package io.lagooperator.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lagooperator.status.Scrubber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what leaves the cluster: values that Secrets hold, wherever they stand; what
 * is named like a secret; and what looks like one.
 */
final class ArchiveRedaction {
  private static final String GONE = "***";
  private static final Pattern SENSITIVE =
      Pattern.compile(
          "(?i).*(password|passwd|secret|token|credential|api_?key|private_?key|encryption|salt"
              + "|key_base|licen[sc]e|dsn|database_url|redis_url).*");

  /** Names of Secrets are no secrets: secretName, tokenSecretRef; never CLIENT_SECRET. */
  private static final Pattern REFERENCE = Pattern.compile(".*[a-z0-9](Names?|Refs?)");

  /** Long names look like tokens, and nothing could be understood without them. */
  private static final Set<String> TELLING =
      Set.of("name", "generateName", "image", "imageID", "containerID", "uid", "nodeName");

  private static final int SHORTEST = 6;
  private static final int SHORTEST_LINE = 16;

  private final List<String> known;

  ArchiveRedaction(Collection<String> secretValues) {
    var all =
        new TreeSet<String>(
            Comparator.comparing(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
    for (var value : secretValues) {
      add(all, value);
      value
          .lines()
          .map(String::strip)
          .filter(l -> l.length() >= SHORTEST_LINE)
          .forEach(l -> add(all, l));
    }
    this.known = new ArrayList<>(all);
  }

  /** Also as it stands in manifests. */
  private static void add(Set<String> all, String value) {
    if (value.strip().length() >= SHORTEST) {
      all.add(value.strip());
      all.add(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** A text such as a log. */
  String text(String text) {
    return Scrubber.clean(withoutKnown(text));
  }

  private String withoutKnown(String text) {
    var clean = text;
    for (var value : known) {
      clean = clean.replace(value, GONE);
    }
    return clean;
  }

  /** An object of the cluster, changed in place. */
  void object(JsonNode node) {
    if (node instanceof ObjectNode object) {
      values(object);
    } else if (node instanceof ArrayNode array) {
      for (var i = 0; i < array.size(); i++) {
        if (array.get(i).isTextual()) {
          array.set(i, TextNode.valueOf(text(array.get(i).asText())));
        } else {
          object(array.get(i));
        }
      }
    }
  }

  private void values(ObjectNode object) {
    object.remove("managedFields");
    object.remove("kubectl.kubernetes.io/last-applied-configuration");
    var variable = object.path("name").asText("");
    for (var name : names(object)) {
      var value = object.get(name);
      if (value instanceof ArrayNode array && isSensitive(name)) {
        blank(array);
      } else if (!value.isTextual()) {
        object(value);
      } else if (isSensitive(name) || (name.equals("value") && isVariable(variable))) {
        object.put(name, GONE);
      } else {
        object.put(
            name, TELLING.contains(name) ? withoutKnown(value.asText()) : text(value.asText()));
      }
    }
  }

  /** Its texts are the secrets; objects in it may refer to some. */
  private void blank(ArrayNode array) {
    for (var i = 0; i < array.size(); i++) {
      if (array.get(i).isTextual()) {
        array.set(i, TextNode.valueOf(GONE));
      } else {
        object(array.get(i));
      }
    }
  }

  private static List<String> names(ObjectNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static boolean isSensitive(String field) {
    return SENSITIVE.matcher(field).matches() && !REFERENCE.matcher(field).matches();
  }

  private static boolean isVariable(String name) {
    return SENSITIVE.matcher(name).matches();
  }
}

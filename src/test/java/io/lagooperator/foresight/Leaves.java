package io.lagooperator.foresight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.lagooperator.model.Labels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often each value comes and goes at a kind of field, whichever item of a list it is in: a
 * reckoning that knows nothing of what tells items apart.
 */
final class Leaves {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern OF_NO_INTEREST =
      Pattern.compile(
          "apiVersion|kind|status.*|metadata[.](name|namespace|uid|resourceVersion)|metadata[.]ownerReferences.*uid|"
              + Stream.of(Labels.APPLIED, Labels.REVISION, Labels.STORES)
                  .map(name -> ".*annotations." + Pattern.quote("\"" + name + "\""))
                  .collect(Collectors.joining("|")));

  private final Map<String, Integer> counts = new TreeMap<>();
  private final boolean isSecret;

  private Leaves(boolean isSecret) {
    this.isSecret = isSecret;
  }

  /** What is there after and was not before, and the other way round. */
  static Map<String, Integer> between(HasMetadata before, HasMetadata after) {
    var leaves = new Leaves(after instanceof Secret);
    leaves.walk("", JSON.valueToTree(before), -1);
    leaves.walk("", JSON.valueToTree(after), 1);
    return leaves.counts;
  }

  /** The same of what is told. */
  static Map<String, Integer> of(List<FieldChange> changes) {
    var leaves = new Leaves(false);
    for (var change : changes) {
      var path = change.path().replaceAll("\\[[^\\]]*\\]", "[]");
      leaves.count(path, change.before(), -1);
      leaves.count(path, change.after(), 1);
    }
    return leaves.counts;
  }

  private void walk(String path, JsonNode node, int times) {
    if (node.isValueNode() || node.isEmpty()) {
      if (!node.isNull() && !OF_NO_INTEREST.matcher(path).matches()) {
        count(path, isSecret && path.startsWith("data.") ? "(not shown)" : text(node), times);
      }
    } else if (node.isArray()) {
      node.forEach(item -> walk(path + "[]", item, times));
    } else {
      node.properties()
          .forEach(field -> walk(below(path, field.getKey()), field.getValue(), times));
    }
  }

  private static String text(JsonNode node) {
    return node.isValueNode() ? node.asText() : node.toString();
  }

  private static String below(String path, String name) {
    var word = name.matches("[\\w-]+") ? name : "\"" + name + "\"";
    return path.isEmpty() ? word : path + "." + word;
  }

  private void count(String path, @Nullable String value, int times) {
    if (value != null) {
      var leaf = path + " = " + value;
      var sum = counts.getOrDefault(leaf, 0) + times;
      if (sum == 0) {
        counts.remove(leaf);
      } else {
        counts.put(leaf, sum);
      }
    }
  }
}

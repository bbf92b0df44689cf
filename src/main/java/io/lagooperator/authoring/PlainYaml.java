package io.lagooperator.authoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** YAML in which every scalar stays the text that it is written as, with merges resolved. */
final class PlainYaml {
  private static final String MERGE = "<<";
  private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

  private PlainYaml() {}

  static Map<String, Object> mapping(String text) {
    try {
      var node =
          new Compose(LoadSettings.builder().setMaxAliasesForCollections(10_000).build())
              .composeString(text);
      return node.filter(MappingNode.class::isInstance)
          .map(n -> mapping((MappingNode) n))
          .orElseThrow(() -> new Unreadable("This is no YAML with names and values."));
    } catch (YamlEngineException e) {
      throw new Unreadable(
          "This is no YAML: %s"
              .formatted(String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
    }
  }

  private static Map<String, Object> mapping(MappingNode node) {
    var own = new LinkedHashMap<String, Object>();
    var merged = new ArrayList<Map<String, Object>>();
    for (var tuple : node.getValue()) {
      var key = ((ScalarNode) tuple.getKeyNode()).getValue();
      if (key.equals(MERGE)) {
        merged(tuple.getValueNode(), merged);
      } else {
        own.put(key, value(tuple.getValueNode()));
      }
    }
    merged.forEach(other -> other.forEach(own::putIfAbsent));
    return own;
  }

  /** Of several, the first wins. */
  private static void merged(Node node, List<Map<String, Object>> merged) {
    if (node instanceof MappingNode mapping) {
      merged.add(mapping(mapping));
    } else if (node instanceof SequenceNode list) {
      list.getValue().forEach(item -> merged(item, merged));
    }
  }

  private static @Nullable Object value(Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping(mapping);
    }
    if (node instanceof SequenceNode list) {
      var items = new ArrayList<@Nullable Object>();
      list.getValue().forEach(item -> items.add(value(item)));
      return Collections.unmodifiableList(items);
    }
    var scalar = (ScalarNode) node;
    return scalar.getScalarStyle() == ScalarStyle.PLAIN && NOTHING.contains(scalar.getValue())
        ? null
        : scalar.getValue();
  }
}

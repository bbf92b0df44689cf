package io.lagooperator.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * Reads an instance whatever is in it. An error on the way would end the watch, and so stop the
 * operator for every other instance too; here it becomes a note that validation gives back in
 * words.
 */
final class InstanceReader extends JsonDeserializer<LagoInstance> {
  /** Deeper than anything that Kubernetes knows; what walks a deeper one may run out of stack. */
  private static final int DEEPEST = 64;

  @Override
  public LagoInstance deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    JsonNode tree = context.readTree(parser);
    var lago = new LagoInstance();
    if (tree.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove("managedFields"); // as deep as the object, and of no use here
      lago.setMetadata(context.readTreeAsValue(metadata, ObjectMeta.class));
    }
    try {
      lago.setSpec(read(tree.path("spec"), LagoInstanceSpec.class, context));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      lago.markUnreadable(firstLine(e));
    }
    try {
      lago.setStatus(read(tree.path("status"), LagoInstanceStatus.class, context));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      lago.setStatus(null); // it is written anew
    }
    return lago;
  }

  private static <T> T read(JsonNode block, Class<T> type, DeserializationContext context)
      throws IOException {
    if (depth(block) > DEEPEST) {
      throw new IllegalArgumentException("it is nested more than " + DEEPEST + " levels deep");
    }
    return context.readTreeAsValue(block, type);
  }

  /** Level by level: a walk that calls itself could not go deep enough to tell. */
  private static int depth(JsonNode root) {
    var level = new ArrayDeque<JsonNode>();
    level.add(root);
    for (int depth = 0; ; depth++) {
      var next = new ArrayDeque<JsonNode>();
      level.forEach(node -> node.forEach(next::add));
      if (next.isEmpty() || depth > DEEPEST) {
        return depth;
      }
      level = next;
    }
  }

  private static String firstLine(Exception e) {
    var message =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    return String.valueOf(message).lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}

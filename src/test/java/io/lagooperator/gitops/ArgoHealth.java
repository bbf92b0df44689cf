package io.lagooperator.gitops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/** What the script for Argo CD says of an object, in an interpreter of Lua as Argo CD has one. */
record ArgoHealth(String status, String message) {
  static final Path SCRIPT = Path.of("gitops", "argocd", "health.lua");

  static ArgoHealth of(Object instance) {
    var globals = JsePlatform.standardGlobals();
    globals.set("obj", lua(json(instance)));
    var answer = globals.load(script()).call();
    return new ArgoHealth(
        answer.get("status").checkjstring(), answer.get("message").checkjstring());
  }

  private static JsonNode json(Object instance) {
    try {
      return new ObjectMapper().readTree(Serialization.asJson(instance));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String script() {
    try {
      return Files.readString(SCRIPT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LuaValue lua(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        var table = new LuaTable();
        node.properties().forEach(it -> table.set(it.getKey(), lua(it.getValue())));
        yield table;
      }
      case ARRAY -> {
        var table = new LuaTable();
        for (var i = 0; i < node.size(); i++) {
          table.set(i + 1, lua(node.get(i)));
        }
        yield table;
      }
      case NUMBER -> LuaValue.valueOf(node.asDouble());
      case BOOLEAN -> LuaValue.valueOf(node.asBoolean());
      case STRING -> LuaValue.valueOf(node.asText());
      case BINARY, MISSING, NULL, POJO -> LuaValue.NIL;
    };
  }
}

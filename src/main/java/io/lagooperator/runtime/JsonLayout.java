package io.lagooperator.runtime;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A line of the log as one JSON object, with the instance that it speaks of. Logback's own encoder
 * nests what belongs together and writes times as numbers, which collectors do not look into.
 */
final class JsonLayout extends LayoutBase<ILoggingEvent> {
  private static final JsonFactory JSON = new JsonFactory();

  /** Under which name the framework keeps what is said of an instance. */
  private static final Map<String, String> INSTANCE =
      Map.of(
          "namespace", "resource.namespace",
          "name", "resource.name",
          "generation", "resource.generation");

  @Override
  public String doLayout(ILoggingEvent event) {
    var line = new StringWriter();
    try (var json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("timestamp", event.getInstant().toString());
      json.writeStringField("level", event.getLevel().toString());
      json.writeStringField("logger", event.getLoggerName());
      json.writeStringField("message", event.getFormattedMessage());
      writeInstance(json, event.getMDCPropertyMap());
      if (event.getThrowableProxy() != null) {
        json.writeStringField("exception", ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.append('\n').toString();
  }

  private static void writeInstance(JsonGenerator json, Map<String, String> about)
      throws IOException {
    for (var field : INSTANCE.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
      var value = about.get(field.getValue());
      if (value != null) {
        if (field.getKey().equals("generation")) {
          json.writeNumberField(field.getKey(), Long.parseLong(value));
        } else {
          json.writeStringField(field.getKey(), value);
        }
      }
    }
  }
}

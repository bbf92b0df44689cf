package io.lagooperator.testing;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.LagoInstanceStatus;
import io.lagooperator.api.LagoInstanceStatus.ServiceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An instance and its services as lines of text. */
final class InstanceTable {
  // Fixed widths: a line changes only when what it says does.
  private static final String COLUMNS = "%-12s %-9s %-6s %s";

  private InstanceTable() {}

  static List<String> of(LagoInstance lago) {
    var status = Objects.requireNonNullElse(lago.getStatus(), LagoInstanceStatus.NONE);
    var lines = new ArrayList<String>();
    lines.add(line("INSTANCE", "STATE", "READY", "MESSAGE"));
    lines.add(
        line(
            lago.getMetadata().getName(),
            word(status.state()),
            word(status.ready()),
            Objects.requireNonNullElse(status.message(), "Nobody has looked at it yet.")));
    var services = Objects.requireNonNullElse(status.services(), List.<ServiceStatus>of());
    if (!services.isEmpty()) {
      lines.add("");
      lines.add(line("SERVICE", "STATE", "READY", "IMAGE"));
      services.forEach(service -> lines.add(line(service)));
    }
    return List.copyOf(lines);
  }

  private static String line(ServiceStatus service) {
    return line(
        service.name(),
        word(service.state()),
        number(service.ready()) + "/" + number(service.desired()),
        word(service.image()));
  }

  private static String line(String name, String state, String ready, String rest) {
    return COLUMNS.formatted(name, state, ready, rest);
  }

  private static String word(@Nullable String text) {
    return Objects.requireNonNullElse(text, "-");
  }

  private static int number(@Nullable Integer count) {
    return Objects.requireNonNullElse(count, 0);
  }
}

package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.Condition;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.LagoInstanceStatus.ServiceStatus;
import io.lagooperator.api.LagoInstanceStatus.Upgrade;
import io.lagooperator.plugin.Table.Cell;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An instance on one screen: the whole, its services, its conditions, and what to do next. */
final class StatusText {
  private final LagoInstance lago;
  private final Statuses now;
  private final Palette palette;
  private final Instant moment;
  private final boolean wide;

  StatusText(LagoInstance lago, Palette palette, Instant moment, boolean wide) {
    this.lago = lago;
    this.now = new Statuses(lago);
    this.palette = palette;
    this.moment = moment;
    this.wide = wide;
  }

  String text() {
    var text = new StringBuilder(head());
    if (!now.services().isEmpty()) {
      text.append('\n').append(services());
    }
    if (!now.conditions().isEmpty()) {
      text.append('\n').append(conditions());
    }
    var next = Explanation.of(lago);
    if (!next.commands().isEmpty()) {
      text.append('\n').append(palette.strong("Next:")).append(' ');
      text.append(String.join("\n      ", next.commands())).append('\n');
    }
    return text.toString();
  }

  private String head() {
    var status = now.status();
    var head = new StringBuilder();
    var state = Objects.requireNonNullElse(status.state(), "not seen by an operator");
    field(head, "Instance", lago.getMetadata().getNamespace() + "/" + lago.getMetadata().getName());
    field(head, "State", painted(state) + counted(status.ready()));
    field(head, "Release", release());
    Optional.ofNullable(status.urls())
        .ifPresent(
            urls -> {
              field(head, "URL", Objects.requireNonNullElse(urls.front(), ""));
              if (!Objects.equals(urls.front(), urls.api())) {
                field(head, "API", Objects.requireNonNullElse(urls.api(), ""));
              }
            });
    Optional.ofNullable(status.upgrade())
        .flatMap(StatusText::upgrade)
        .ifPresent(u -> field(head, "Upgrade", u));
    field(head, "Message", now.isThere() ? now.message() : Explanation.of(lago).cause());
    if (now.isThere() && !now.isCurrent()) {
      field(head, "Note", "the operator has not looked at the newest spec yet");
    }
    return head.toString();
  }

  private static void field(StringBuilder head, String name, String value) {
    if (!value.isEmpty()) {
      head.append("%-9s %s%n".formatted(name + ":", value));
    }
  }

  private static String counted(@Nullable String ready) {
    return ready == null ? "" : " (" + ready + " services as wanted)";
  }

  private String release() {
    var status = now.status();
    var wanted = Optional.ofNullable(lago.getSpec()).map(s -> s.version()).orElse("");
    if (status.version() == null) {
      return wanted.isEmpty() ? "" : "none yet, " + wanted + " is asked for";
    }
    var text = new StringBuilder(status.version());
    if (status.schemaVersion() != null && !status.schemaVersion().equals(status.version())) {
      text.append(", the database is at ").append(status.schemaVersion());
    }
    if (!wanted.isEmpty() && !wanted.equals(status.version())) {
      text.append(", ").append(wanted).append(" is asked for");
    }
    return text.toString();
  }

  private static Optional<String> upgrade(Upgrade upgrade) {
    if (upgrade.to() == null) {
      return Optional.empty();
    }
    var ahead = Objects.requireNonNullElse(upgrade.path(), List.<String>of());
    return Optional.of(
        "%s → %s, now %s at %s%s"
            .formatted(
                Objects.requireNonNullElse(upgrade.from(), "?"),
                upgrade.to(),
                Objects.requireNonNullElse(upgrade.step(), "waiting"),
                Objects.requireNonNullElse(upgrade.hop(), "?"),
                ahead.isEmpty() ? "" : "; ahead: " + String.join(", ", ahead)));
  }

  private String services() {
    var table =
        wide
            ? new Table("SERVICE", "STATE", "READY", "RESTARTS", "REASON", "IMAGE", "MESSAGE")
            : new Table("SERVICE", "STATE", "READY", "RESTARTS", "REASON");
    now.services().forEach(service -> table.add(cells(service)));
    return table.text(palette);
  }

  private Cell[] cells(ServiceStatus service) {
    var state = Objects.requireNonNullElse(service.state(), "");
    var narrow =
        List.of(
            Cell.of(service.name()),
            new Cell(state, this::painted),
            Cell.of("%s/%s".formatted(number(service.ready()), number(service.desired()))),
            Cell.of(number(service.restarts())),
            Cell.of(Objects.requireNonNullElse(service.reason(), "")));
    var more =
        List.of(
            Cell.of(Objects.requireNonNullElse(service.image(), "")),
            Cell.of(Objects.requireNonNullElse(service.message(), "")));
    return Stream.concat(narrow.stream(), wide ? more.stream() : Stream.empty())
        .toArray(Cell[]::new);
  }

  private String conditions() {
    var table =
        wide
            ? new Table("CONDITION", "STATUS", "REASON", "SINCE", "MESSAGE")
            : new Table("CONDITION", "STATUS", "REASON", "SINCE");
    for (var condition : now.conditions()) {
      var cells =
          new ArrayList<>(
              List.of(
                  Cell.of(condition.getType()),
                  Cell.of(condition.getStatus()),
                  Cell.of(Objects.requireNonNullElse(condition.getReason(), "")),
                  Cell.of(since(condition))));
      if (wide) {
        cells.add(Cell.of(Objects.requireNonNullElse(condition.getMessage(), "")));
      }
      table.add(cells.toArray(Cell[]::new));
    }
    return table.text(palette);
  }

  private String since(Condition condition) {
    try {
      return condition.getLastTransitionTime() == null
          ? ""
          : DurationText.age(
              Duration.between(Instant.parse(condition.getLastTransitionTime()), moment));
    } catch (DateTimeParseException e) {
      return "";
    }
  }

  private String painted(String state) {
    return switch (state) {
      case "Running" -> palette.good(state);
      case "Starting" -> palette.busy(state);
      case "Stopped" -> palette.faint(state);
      default -> palette.bad(state);
    };
  }

  private static String number(@Nullable Integer number) {
    return number == null ? "-" : number.toString();
  }
}

package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.lagooperator.model.Database;
import io.lagooperator.model.EnvironmentTable;
import io.lagooperator.model.Files;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.ProcessKind;
import io.lagooperator.model.Reader;
import io.lagooperator.model.SecretKey;
import io.lagooperator.model.Settings.Extra;
import io.lagooperator.model.Variable.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The environment of one process, as the table of the model says: what it reads, and from where.
 */
final class Environment {
  private record Line(String name, Source source) {}

  private final Reader reader;
  private final Inputs inputs;
  private final List<Line> lines;
  private final List<Extra> extras;
  private final Map<String, String> changeable;
  private final Optional<String> connections;

  Environment(Reader reader, Inputs inputs) {
    this.reader = reader;
    this.inputs = inputs;
    this.lines =
        EnvironmentTable.of(reader.kind()).stream()
            .flatMap(v -> v.source(reader).map(source -> new Line(v.name(), source)).stream())
            .toList();
    this.extras =
        reader.instance().settings().extrasOf(reader).stream().filter(this::isThere).toList();
    this.changeable = changing();
    this.connections = Connections.name(reader.instance(), inputs, changeable);
  }

  /** A worker that is turned off makes do without what is there no more. */
  private boolean isThere(Extra extra) {
    return !reader.isDraining()
        || extra.secret().map(key -> inputs.find(key).isPresent()).orElse(true);
  }

  private Map<String, String> changing() {
    var values = new TreeMap<String, String>();
    for (var line : lines) {
      value(line.source())
          .filter(value -> !value.isEmpty())
          .ifPresent(value -> values.put(line.name(), value));
    }
    for (var extra : extras) {
      extra.secret().ifPresent(key -> values.put(extra.name(), inputs.value(key)));
    }
    return Collections.unmodifiableMap(values);
  }

  private Optional<String> value(Source source) {
    if (source instanceof Source.Kept kept) {
      return Optional.of(inputs.value(kept.key()));
    }
    return source instanceof Source.Derived derived
        ? Optional.of(derived.value().apply(inputs))
        : Optional.empty();
  }

  /** What it reads that may change, by name: kept for it in a Secret of the operator. */
  Map<String, String> changeable() {
    return changeable;
  }

  /** The Secret of the operator that it reads, if it reads any such value. */
  Optional<String> connections() {
    return connections;
  }

  List<EnvVar> variables() {
    var variables = new ArrayList<EnvVar>();
    for (var line : lines) {
      variable(line).ifPresent(variables::add);
    }
    for (var extra : extras) {
      extra.value().ifPresent(value -> variables.add(literal(extra.name(), value)));
      extra.secret().ifPresent(key -> variables.add(fromConnections(extra.name())));
    }
    return variables;
  }

  private Optional<EnvVar> variable(Line line) {
    if (line.source() instanceof Source.Text text) {
      return Optional.of(literal(line.name(), text.value()));
    }
    if (line.source() instanceof Source.Key own) {
      return Optional.of(fromSecret(line.name(), own.key()));
    }
    return changeable.containsKey(line.name())
        ? Optional.of(fromConnections(line.name()))
        : Optional.empty();
  }

  /** Kubernetes would expand {@code $(NAME)} and halve {@code $$}; what is meant is the text. */
  static EnvVar literal(String name, String value) {
    return new EnvVar(name, value.replace("$", "$$"), null);
  }

  private EnvVar fromConnections(String name) {
    return fromSecret(name, new SecretKey(connections.orElseThrow(), name));
  }

  static EnvVar fromSecret(String name, SecretKey key) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewSecretKeyRef(key.key(), key.secret(), null)
        .endValueFrom()
        .build();
  }

  /** What it reads from Secrets, names with values; pods are replaced when it changes. */
  List<String> consumed() {
    var own =
        lines.stream()
            .flatMap(line -> line.source() instanceof Source.Key key ? Stream.of(key) : Stream.of())
            .map(key -> inputs.value(key.key()));
    var changing = changeable.entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue()));
    return Stream.of(own, changing, authorities(), databaseAuthority(), keyfile())
        .flatMap(values -> values)
        .toList();
  }

  /** Read from a file, but only when a process starts. */
  private Stream<String> authorities() {
    return Volumes.trustsAuthorities(reader.kind())
        ? reader.instance().settings().certificateAuthorities().map(inputs::value).stream()
        : Stream.empty();
  }

  /** Ruby processes read it with each new connection, others only when they start. */
  private Stream<String> databaseAuthority() {
    return reader.kind() == ProcessKind.PROCESSOR
            && reader.instance().database() instanceof Database.External external
        ? external.certificateAuthority().map(inputs::value).stream()
        : Stream.empty();
  }

  private Stream<String> keyfile() {
    return reader.kind().isRuby()
        ? reader.instance().files().gcs().flatMap(Files.Gcs::keyfile).map(inputs::value).stream()
        : Stream.empty();
  }
}

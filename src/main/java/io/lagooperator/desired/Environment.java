package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Database;
import io.lagooperator.model.EnvironmentTable;
import io.lagooperator.model.Files;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.ProcessKind;
import io.lagooperator.model.Reader;
import io.lagooperator.model.SecretKey;
import io.lagooperator.model.Settings.Extra;
import io.lagooperator.model.Variable;
import io.lagooperator.model.Variable.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The environment of pods, as the table of the model says. */
final class Environment {
  private final Reader reader;
  private final Inputs inputs;

  private Environment(Reader reader, Inputs inputs) {
    this.reader = reader;
    this.inputs = inputs;
  }

  /** The environment of one component; nothing for those that the table does not concern. */
  static List<EnvVar> of(Instance instance, Inputs inputs, Component component) {
    return Reader.of(instance, component).map(r -> of(r, inputs)).orElse(List.of());
  }

  static List<EnvVar> of(Reader reader, Inputs inputs) {
    return new Environment(reader, inputs).variables();
  }

  /** What a process reads from Secrets, names with values; pods are replaced when it changes. */
  static List<String> consumed(Reader reader, Inputs inputs) {
    return new Environment(reader, inputs).consumed();
  }

  /** What a process reads that may change, by name: kept for it in a Secret of the operator. */
  static Map<String, String> changeable(Reader reader, Inputs inputs) {
    return new Environment(reader, inputs).changeable();
  }

  static EnvVar fromSecret(String name, SecretKey key) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewSecretKeyRef(key.key(), key.secret(), null)
        .endValueFrom()
        .build();
  }

  private List<EnvVar> variables() {
    var connections = Connections.name(reader, inputs);
    var variables = new ArrayList<EnvVar>();
    for (var line : lines()) {
      line.source(reader)
          .flatMap(source -> variable(line.name(), source, connections))
          .ifPresent(variables::add);
    }
    for (var extra : extras()) {
      extra.value().ifPresent(value -> variables.add(literal(extra.name(), value)));
      extra
          .secret()
          .ifPresent(
              key -> variables.add(fromConnections(extra.name(), connections.orElseThrow())));
    }
    return variables;
  }

  private Optional<EnvVar> variable(String name, Source source, Optional<String> connections) {
    if (source instanceof Source.Text text) {
      return Optional.of(literal(name, text.value()));
    }
    if (source instanceof Source.Key own) {
      return Optional.of(fromSecret(name, own.key()));
    }
    return value(source).isEmpty()
        ? Optional.empty()
        : Optional.of(fromConnections(name, connections.orElseThrow()));
  }

  /** Kubernetes would expand {@code $(NAME)} and halve {@code $$}; what is meant is the text. */
  static EnvVar literal(String name, String value) {
    return new EnvVar(name, value.replace("$", "$$"), null);
  }

  private static EnvVar fromConnections(String name, String connections) {
    return fromSecret(name, new SecretKey(connections, name));
  }

  private Map<String, String> changeable() {
    var values = new TreeMap<String, String>();
    for (var line : lines()) {
      line.source(reader)
          .filter(source -> !(source instanceof Source.Text || source instanceof Source.Key))
          .map(this::value)
          .filter(value -> !value.isEmpty())
          .ifPresent(value -> values.put(line.name(), value));
    }
    for (var extra : extras()) {
      extra.secret().ifPresent(key -> values.put(extra.name(), inputs.value(key)));
    }
    return values;
  }

  private List<String> consumed() {
    var own =
        lines().stream()
            .flatMap(line -> line.source(reader).stream())
            .flatMap(s -> s instanceof Source.Key key ? Stream.of(key) : Stream.empty())
            .map(key -> inputs.value(key.key()));
    var changeable =
        changeable().entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue()));
    return Stream.of(own, changeable, authorities(), databaseAuthority(), keyfile())
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

  private String value(Source source) {
    if (source instanceof Source.Kept kept) {
      return inputs.value(kept.key());
    }
    return source instanceof Source.Derived derived ? derived.value().apply(inputs) : "";
  }

  private List<Variable> lines() {
    return EnvironmentTable.of(reader.kind());
  }

  /** A worker that is turned off makes do without what is there no more. */
  private List<Extra> extras() {
    return reader.instance().settings().extrasOf(reader).stream()
        .filter(extra -> !reader.isDraining() || isThere(extra))
        .toList();
  }

  private boolean isThere(Extra extra) {
    return extra.secret().map(key -> inputs.find(key).isPresent()).orElse(true);
  }
}

package io.lagooperator.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Component;
import io.lagooperator.model.EnvironmentTable;
import io.lagooperator.model.GeneratedSecret;
import io.lagooperator.model.InputCheck;
import io.lagooperator.model.InputReferences;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.InstanceResolver;
import io.lagooperator.model.Reader;
import io.lagooperator.model.Variable.Source;
import io.lagooperator.testing.Specs;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A move as the operator takes it: the instance, and the environment that it renders. */
record Carried(Move move) {
  private static final KubernetesSerialization JSON = new KubernetesSerialization();

  LagoInstance lago() {
    var lago = JSON.convertValue(move.instance(), LagoInstance.class);
    lago.getMetadata().setNamespace("lago");
    return lago;
  }

  /** What a Ruby process would read; made-up passwords stand for those that the operator makes. */
  Map<String, String> environment(Component component) {
    assertThat(Specs.validator().problems(lago())).isEmpty();
    var instance = InstanceResolver.resolve(lago());
    var inputs = inputs(instance);
    var reader = Reader.of(instance, component).orElseThrow();
    var environment = new TreeMap<String, String>();
    EnvironmentTable.of(reader.kind())
        .forEach(
            variable ->
                variable
                    .source(reader)
                    .ifPresent(source -> environment.put(variable.name(), value(source, inputs))));
    instance
        .settings()
        .extrasOf(reader)
        .forEach(
            extra ->
                environment.put(
                    extra.name(),
                    extra.value().orElseGet(() -> inputs.value(extra.secret().orElseThrow()))));
    return environment;
  }

  private Inputs inputs(Instance instance) {
    var secrets = new TreeMap<>(move.secrets());
    GeneratedSecret.of(instance)
        .forEach(
            made ->
                secrets.put(
                    made.name(),
                    made.entries().keySet().stream()
                        .collect(Collectors.toMap(key -> key, key -> "generated"))));
    var checked = InputCheck.of(instance, InputReferences.of(instance), secrets, secrets.keySet());
    assertThat(checked.problems()).isEmpty();
    return checked.inputs();
  }

  private static String value(Source source, Inputs inputs) {
    if (source instanceof Source.Text text) {
      return text.value();
    }
    if (source instanceof Source.Key key) {
      return inputs.value(key.key());
    }
    return source instanceof Source.Kept kept
        ? inputs.value(kept.key())
        : ((Source.Derived) source).value().apply(inputs);
  }
}

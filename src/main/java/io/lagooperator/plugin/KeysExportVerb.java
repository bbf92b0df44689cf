package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Copies the keys, as Secrets that can be applied again. */
@Command(
    name = "export",
    description = "Write the keys as Secrets that kubectl apply puts back.",
    footer = {
      "%nWithout them what is encrypted in the database can never be read: keep a copy elsewhere.",
      "The exit code is 5 when not all keys are there; those that are have been written.",
      "%nExamples: kubectl lago keys export -o billing-keys.yaml",
      "          kubectl lago keys export | age -r KEY > billing-keys.age"
    })
final class KeysExportVerb implements Verb {
  @Mixin final InstanceArgument instance = new InstanceArgument();

  @Mixin final SecretsOutput output = new SecretsOutput();

  @Override
  public ExitCode run(Session session) {
    output.guard(session);
    var lago = instance.of(session);
    var keys = InstanceKeys.of(session, lago);
    if (keys.secrets().isEmpty()) {
      throw new Refusal(
          "There are no keys to export: %s".formatted(String.join(" ", keys.complaints())));
    }
    var serialization = session.client().getKubernetesSerialization();
    var text =
        keys.secrets().stream()
            .map(secret -> document(secret, serialization))
            .collect(Collectors.joining());
    output.write(session, text, "Put it back with kubectl apply -f %s");
    keys.complaints().forEach(session.screen()::hint);
    return keys.complaints().isEmpty() ? ExitCode.GOOD : ExitCode.NOT_AS_WANTED;
  }

  private static String document(Secret secret, KubernetesSerialization serialization) {
    return serialization.asYaml(restorable(secret));
  }

  /** Without owners: a copy that names one is removed again where that owner is gone. */
  static Secret restorable(Secret live) {
    var labels = Optional.ofNullable(live.getMetadata().getLabels());
    return new SecretBuilder()
        .withNewMetadata()
        .withName(live.getMetadata().getName())
        .withNamespace(live.getMetadata().getNamespace())
        .withLabels(labels.map(TreeMap::new).orElse(null))
        .endMetadata()
        .withType(live.getType())
        .withImmutable(live.getImmutable())
        .withData(new TreeMap<>(Optional.ofNullable(live.getData()).orElse(Map.of())))
        .build();
  }
}

package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.lagooperator.plugin.Surroundings.Stream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Option(
      names = {"-o", "--output-file"},
      paramLabel = "FILE",
      description = "A new file that only you can read. Defaults to the standard output.")
  Optional<Path> file = Optional.empty();

  @Option(names = "--yes-print-secrets", description = "Print them on a terminal too.")
  boolean printed;

  @Override
  public ExitCode run(Session session) {
    if (file.isEmpty() && !printed && session.surroundings().terminals().contains(Stream.OUT)) {
      throw Refusal.ofUsage(
          "Keys would be seen on this terminal: give -o FILE, or --yes-print-secrets.");
    }
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
    file.ifPresentOrElse(it -> write(session, it, text), () -> session.screen().printAll(text));
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

  private static void write(Session session, Path file, String text) {
    new PrivateFile(file).write(it -> it.write(text.getBytes(StandardCharsets.UTF_8)));
    session.screen().tell("Written to %s. Put it back with kubectl apply -f.".formatted(file));
  }
}

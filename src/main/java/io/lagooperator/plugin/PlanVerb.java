package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.Secret;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.StoreKind;
import io.lagooperator.apply.Preview;
import io.lagooperator.foresight.Forecast;
import io.lagooperator.foresight.Forecaster;
import io.lagooperator.model.Pause;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.model.SpecValidator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells everything that would come of a manifest, and writes nothing. */
@Command(
    name = "plan",
    description =
        "Tell everything that would be done if a manifest were applied, in its order. Nothing is"
            + " written.")
final class PlanVerb implements Verb {
  /** How the answer is written. */
  enum Output {
    text,
    json,
    yaml
  }

  @Option(
      names = {"-f", "--filename"},
      required = true,
      paramLabel = "FILE",
      description =
          "Manifest with one LagoInstance, and Secrets that go with it; - reads what is piped in.")
  String file = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "text, json or yaml. Defaults to text.")
  Output output = Output.text;

  @Option(
      names = "--exit-code",
      description = "End with 5 where there are changes, as git diff does with 1.")
  boolean exitCode;

  @Override
  public ExitCode run(Session session) {
    var screen = session.screen();
    var manifest = Manifest.read(file, session.surroundings().in());
    var namespace = manifest.namespace(session);
    var lago = new DryRun(session, namespace).of(manifest);
    var now = session.surroundings().clock().instant();
    var preview = new Preview(session.client(), validator(lago));
    for (var secret : manifest.secrets()) {
      if (namespace.equals(namespace(secret, session))) {
        preview.with(namespace, secret);
      } else {
        screen.hint(
            "Secret %s is for another namespace than the instance, %s, so it does not count."
                .formatted(secret.getMetadata().getName(), namespace));
      }
    }
    var forecast = Forecaster.of(preview.of(lago, now));
    if (!manifest.others().isEmpty()) {
      screen.hint("Not looked at: " + String.join(", ", manifest.others()) + ".");
    }
    if (Pause.of(lago, now).isPresent()) {
      screen.hint("The instance is paused: nothing of this happens before spec.pause ends.");
    }
    print(session, lago, forecast);
    if (!forecast.problems().isEmpty()) {
      return ExitCode.REFUSED;
    }
    return exitCode && forecast.hasChanges() ? ExitCode.NOT_AS_WANTED : ExitCode.GOOD;
  }

  private static String namespace(Secret secret, Session session) {
    return Optional.ofNullable(secret.getMetadata().getNamespace()).orElseGet(session::namespace);
  }

  private void print(Session session, LagoInstance lago, Forecast forecast) {
    var screen = session.screen();
    var serialization = session.client().getKubernetesSerialization();
    switch (output) {
      case json -> screen.print(serialization.asJson(forecast));
      case yaml -> screen.printAll(serialization.asYaml(forecast));
      case text -> {
        new ForecastText(lago.getMetadata().getName(), forecast, screen.palette())
            .lines()
            .forEach(screen::print);
        forecast.problems().forEach(screen::complain);
      }
    }
  }

  /** Which stores the operator may read is among its settings, which nobody else can read. */
  private static SpecValidator validator(LagoInstance lago) {
    return new SpecValidator(ReleaseCatalogue.BUILT_IN, stores(lago));
  }

  private static Set<String> stores(LagoInstance lago) {
    return Optional.ofNullable(lago.getSpec())
        .flatMap(spec -> Optional.ofNullable(spec.settingsFrom()))
        .orElse(List.of())
        .stream()
        .flatMap(source -> Optional.ofNullable(source.externalSecret()).stream())
        .map(
            source ->
                Optional.ofNullable(source.store().kind()).orElse(StoreKind.SecretStore.name())
                    + "/"
                    + source.store().name())
        .collect(Collectors.toSet());
  }
}

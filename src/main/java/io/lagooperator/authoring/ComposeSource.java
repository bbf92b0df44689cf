package io.lagooperator.authoring;

import io.lagooperator.model.Component;
import io.lagooperator.model.Release;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Lago that Docker Compose runs. */
public final class ComposeSource {
  private final List<ComposeService> services;
  private final Spec spec = new Spec();
  private final List<Left> left = new ArrayList<>();
  private final Map<Component, String> carried = new EnumMap<>(Component.class);

  private ComposeSource(List<ComposeService> services) {
    this.services = services;
  }

  /** The Compose file, the values that it is given, and the files that it reads itself. */
  public static Move move(
      String text,
      Map<String, String> values,
      Function<String, Optional<String>> files,
      Options options) {
    var file = PlainYaml.mapping(text);
    if (!(file.get("services") instanceof Map<?, ?> given)) {
      throw new Unreadable("It has no services. Is it a Compose file?");
    }
    var services = new ArrayList<ComposeService>();
    given.forEach(
        (name, service) -> {
          if (service instanceof Map<?, ?> map) {
            services.add(ComposeService.of(String.valueOf(name), map, values, files));
          }
        });
    var source = new ComposeSource(services);
    services.stream().filter(ComposeService::isExtended).forEach(source::tellOfExtends);
    if (file.containsKey("include")) {
      source.left.add(
          new Left(
              "include",
              "files that it includes are not read; give one file, such as docker compose config writes"));
    }
    return Carrier.of(Workers.withFlags(source.read()), options);
  }

  private void tellOfExtends(ComposeService service) {
    left.add(
        new Left(
            "extends of service " + service.name(),
            "what it takes over is not read; give one file, such as docker compose config writes"));
  }

  private Source read() {
    var api = api();
    var environment = new LinkedHashMap<>(api.environment());
    left.addAll(ComposeEnvironment.merge(api, services, environment));
    services.forEach(this::service);
    if (services.stream().noneMatch(ComposeService::isPdf)) {
      spec.put("components.pdf.enabled", false);
    }
    return new Source(
        environment,
        services.stream()
            .flatMap(s -> s.release().stream())
            .flatMap(r -> Release.parse(r).stream())
            .findFirst(),
        Stream.concat(
                services.stream().map(ComposeService::name),
                Stream.of("localhost", "127.0.0.1", "host.docker.internal"))
            .collect(Collectors.toSet()),
        spec.asMap(),
        left,
        List.of(
            "Stop the old installation before this instance is applied, in this order: docker compose stop of the clock, then of the workers once their queues are empty, then of api and front. Never may two clocks run."));
  }

  private ComposeService api() {
    return services.stream()
        .filter(service -> service.script().filter("api"::equals).isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                new Unreadable(
                    "No service runs ./scripts/start.api.sh. Is it the Compose file of Lago?"));
  }

  private void service(ComposeService service) {
    var script = service.script();
    if (script.isPresent()) {
      component(service, script.get());
    } else if (service.isPdf()) {
      left.add(
          new Left(
              "service " + service.name(),
              "the operator runs PDF generation in the version that it knows; spec.images.pdf names another"));
    } else if (service.isOneOff()) {
      left.add(new Left("service " + service.name(), "the operator does that in Jobs of its own"));
    } else if (!service.isFront()) {
      left.add(
          new Left(
              "service " + service.name(),
              service.isStore()
                  ? "see below what to do with its data"
                  : "it is no part of Lago; public routes are spec.ingress or spec.gateway"));
    }
  }

  private void component(ComposeService service, String script) {
    var component =
        switch (script) {
          case "api" -> Optional.of(Component.API);
          case "clock" -> Optional.of(Component.CLOCK);
          default -> Workers.byScript(script);
        };
    if (component.isEmpty()) {
      left.add(new Left("service " + service.name(), "no component runs start." + script + ".sh"));
      return;
    }
    var field = "components." + component.get().specName();
    var first = carried.putIfAbsent(component.get(), service.name());
    if (first != null) {
      left.add(
          new Left(
              "service " + service.name(),
              "it runs the same as service %s, which is carried over: raise spec.%s.replicas"
                  .formatted(first, field)));
      return;
    }
    if (component.get().isDedicatedWorker()) {
      spec.put(field + ".enabled", true);
    }
    if (service.replicas() > 1 && component.get() != Component.CLOCK) {
      spec.put(field + ".replicas", service.replicas());
    }
    if (component.get() != Component.API) {
      Optional.ofNullable(service.environment().get("SIDEKIQ_CONCURRENCY"))
          .ifPresent(number -> concurrency(service, component.get(), number));
    }
  }

  private void concurrency(ComposeService service, Component component, String number) {
    var field = "components." + component.specName() + ".concurrency";
    if (component != Component.CLOCK && number.matches("[0-9]{1,4}")) {
      spec.put(field, Integer.valueOf(number));
    } else {
      left.add(
          new Left(
              "SIDEKIQ_CONCURRENCY of service " + service.name(),
              component == Component.CLOCK
                  ? "the clock does not read it"
                  : "it is '%s', which is no number: set spec.%s".formatted(number, field)));
    }
  }
}

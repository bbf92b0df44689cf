package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Feature;
import io.lagooperator.model.Ports;
import io.lagooperator.model.Release;
import java.util.List;
import java.util.Optional;

/** How the kubelet asks each component how it is; which ways there are depends on the release. */
record Probes(Optional<Probe> startup, Optional<Probe> readiness, Optional<Probe> liveness) {
  private static final Probes NONE =
      new Probes(Optional.empty(), Optional.empty(), Optional.empty());

  static Probes of(Component component, Release release) {
    return switch (component.role()) {
      case API -> api(release);
      case WORKER -> worker(release);
      case FRONT -> same(http("/", Ports.FRONT));
      case PDF -> same(http("/health", Ports.PDF));
      // Neither has a listener: that the process ends is the only sign of trouble.
      case CLOCK, STREAM -> NONE;
      case STORE -> store(component == Component.POSTGRESQL ? postgresql() : redis());
    };
  }

  /** Liveness does not touch the database, whose absence would else restart every pod. */
  private static Probes api(Release release) {
    var ready = Feature.READY_ENDPOINT.isIn(release) ? "/ready" : "/health";
    return new Probes(
        Optional.of(slow(http("/health", Ports.API))),
        Optional.of(often(http(ready, Ports.API), 3)),
        Optional.of(
            often(
                new ProbeBuilder()
                    .withNewTcpSocket()
                    .withPort(new IntOrString(Ports.API))
                    .endTcpSocket(),
                6)));
  }

  /** The worker asks Redis, which may take a while to answer when it fails over. */
  private static Probes worker(Release release) {
    var ask =
        Feature.WORKER_PROBE_OVER_HTTP.isIn(release)
            ? http("/", Ports.WORKER_PROBE)
            : exec("curl", "-fsS", "http://localhost:" + Ports.WORKER_PROBE);
    return new Probes(
        Optional.of(slow(ask)), Optional.of(often(ask, 3)), Optional.of(often(ask, 10)));
  }

  /** After a crash a store reads its files anew: killing it then would make it begin again. */
  private static Probes store(ProbeBuilder ask) {
    var patient = new ProbeBuilder(slow(ask)).withFailureThreshold(1200).build();
    return new Probes(Optional.of(patient), Optional.of(often(ask, 3)), Optional.of(often(ask, 6)));
  }

  private static ProbeBuilder postgresql() {
    return exec("pg_isready", "--host=/tmp", "--username=postgres");
  }

  /** The answer matters, not that there is one: while it loads its file, Redis refuses work. */
  private static ProbeBuilder redis() {
    return exec("sh", "-c", "REDISCLI_AUTH=\"$REDIS_PASSWORD\" redis-cli ping | grep -qx PONG");
  }

  private static Probes same(ProbeBuilder ask) {
    return new Probes(
        Optional.of(slow(ask)), Optional.of(often(ask, 3)), Optional.of(often(ask, 6)));
  }

  /** Rails takes tens of seconds to boot: three minutes are granted. */
  private static Probe slow(ProbeBuilder ask) {
    return new ProbeBuilder(ask.build())
        .withPeriodSeconds(3)
        .withTimeoutSeconds(10)
        .withFailureThreshold(60)
        .build();
  }

  private static Probe often(ProbeBuilder ask, int failures) {
    return new ProbeBuilder(ask.build())
        .withPeriodSeconds(10)
        .withTimeoutSeconds(10)
        .withFailureThreshold(failures)
        .build();
  }

  private static ProbeBuilder http(String path, int port) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withPort(new IntOrString(port))
        .endHttpGet();
  }

  private static ProbeBuilder exec(String... command) {
    return new ProbeBuilder().withNewExec().withCommand(List.of(command)).endExec();
  }
}

package io.lagooperator.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is reached past a proxy: everything in the cluster, and what the user names. */
final class DirectHosts {
  private DirectHosts() {}

  static Optional<String> of(Instance instance) {
    return instance.settings().proxy().map(proxy -> String.join(",", hosts(instance, proxy)));
  }

  private static Set<String> hosts(Instance instance, Settings.Proxy proxy) {
    var settings = instance.settings();
    var hosts = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", ".svc", ".cluster.local"));
    if (instance.has(Component.PDF)) {
      hosts.add(instance.names().of(Component.PDF));
    }
    // ClickHouse and collectors are spoken to over HTTP, but belong to the installation.
    settings.streaming().ifPresent(s -> hosts.add(s.clickhouse().host()));
    settings.observability().openTelemetry().flatMap(Urls::hostOf).ifPresent(hosts::add);
    settings.observability().datadog().ifPresent(d -> hosts.add(d.agentHost()));
    // Names without a dot are known in the namespace alone.
    Stream.of(
            settings.integrations().meilisearch().map(Settings.Service::url),
            settings.integrations().dataApi().map(Settings.Service::url),
            instance.files().s3().flatMap(Files.S3::endpoint))
        .flatMap(Optional::stream)
        .flatMap(url -> Urls.hostOf(url).stream())
        .filter(host -> !host.contains("."))
        .forEach(hosts::add);
    hosts.addAll(proxy.direct());
    return hosts;
  }
}

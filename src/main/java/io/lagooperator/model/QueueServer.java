package io.lagooperator.model;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where KEDA counts waiting jobs: what it may read in the open, and what it reads from a Secret. As
 * Lago does, it looks at no certificate of Redis: managed ones mostly sign their own.
 */
public record QueueServer(
    String trigger, Map<String, String> settings, Map<String, String> secret) {
  public static QueueServer of(Instance instance, Inputs inputs) {
    var url = RedisUrl.parse(instance.redis().queueUrl(inputs));
    var settings = new TreeMap<String, String>();
    settings.put("databaseIndex", String.valueOf(url.database()));
    if (url.tls()) {
      settings.put("enableTLS", "true");
      settings.put("unsafeSsl", "true");
    }
    var secret = new TreeMap<String, String>();
    url.login()
        .ifPresent(
            login -> {
              login.user().ifPresent(user -> secret.put("username", user));
              secret.put("password", login.password());
            });
    var sentinels = RedisRoles.queueSentinels(instance);
    if (sentinels.isEmpty()) {
      secret.put("address", UrlText.host(within(instance, url.host())) + ":" + url.port());
      return new QueueServer("redis", settings, secret);
    }
    secret.put(
        "addresses",
        sentinels.get().sentinels().stream()
            .map(s -> within(instance, s.host()) + ":" + s.port())
            .collect(Collectors.joining(",")));
    secret.put("sentinelMaster", sentinels.get().master());
    return new QueueServer("redis-sentinel", settings, secret);
  }

  /** A name without dots is a Service beside the instance, which KEDA, elsewhere, does not see. */
  private static String within(Instance instance, String host) {
    return host.contains(".") || host.contains(":")
        ? host
        : host + "." + instance.namespace() + ".svc";
  }

  @Override
  public String toString() {
    return "QueueServer[" + trigger + "]";
  }
}

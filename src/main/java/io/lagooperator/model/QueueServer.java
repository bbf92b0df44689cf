package io.lagooperator.model;

import java.util.Map;
import java.util.TreeMap;

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
      secret.put("address", url.hostAndPort());
      return new QueueServer("redis", settings, secret);
    }
    secret.put("addresses", sentinels.get().addresses());
    secret.put("sentinelMaster", sentinels.get().master());
    return new QueueServer("redis-sentinel", settings, secret);
  }

  @Override
  public String toString() {
    return "QueueServer[" + trigger + "]";
  }
}

package io.lagooperator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The user's own Redis, whose master sentinels know. */
public record SentinelRedis(
    List<Sentinel> sentinels,
    String master,
    boolean tls,
    Optional<String> user,
    Optional<SecretKey> password,
    int database)
    implements NumberedRedis {

  /** Where one sentinel listens. */
  public record Sentinel(String host, int port) {}

  @Override
  public String identity(Inputs inputs) {
    var parts = new ArrayList<>(List.of(master, String.valueOf(database)));
    sentinels.stream().map(Sentinel::host).sorted().forEach(parts::add);
    return Fingerprint.of(parts);
  }

  /** Lago asks the sentinels for the host; of the URL it takes login, database and TLS. */
  @Override
  public RedisUrl url(Inputs inputs, int number) {
    var first = sentinels.get(0);
    return new RedisUrl(first.host(), first.port(), tls, login(inputs), number);
  }

  /** The sentinels as Lago reads them. */
  public String addresses() {
    return sentinels.stream().map(s -> s.host() + ":" + s.port()).collect(Collectors.joining(","));
  }
}

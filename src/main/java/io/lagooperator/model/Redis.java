package io.lagooperator.model;

import io.lagooperator.model.InputReference.Meaning;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The Redis of an instance. */
public sealed interface Redis permits Redis.Bundled, Redis.ByUrl, NumberedRedis, RedisParts {
  int PORT = 6379;

  /** What it reads from Secrets; the path is that of the block which describes it. */
  List<InputReference> references(String path);

  /** Tells servers of queues apart: jobs that wait in one do not follow to another. */
  String identity(Inputs inputs);

  /** The URL of the queues, which live updates use too: they know no other way to a password. */
  String queueUrl(Inputs inputs);

  String cacheUrl(Inputs inputs);

  /** The URL of what streaming shares with Lago: beside the queues, since it must not be lost. */
  String storeUrl(Inputs inputs);

  /** One that the operator runs: a durable one for queues and a forgetful one for the cache. */
  record Bundled(Store store, String queueHost, String cacheHost, SecretKey password)
      implements Redis {
    @Override
    public List<InputReference> references(String path) {
      return List.of(new InputReference(password, path + ".bundled", Meaning.PASSWORD));
    }

    @Override
    public String identity(Inputs inputs) {
      return Fingerprint.of("bundled");
    }

    @Override
    public String queueUrl(Inputs inputs) {
      return url(queueHost, 0, inputs);
    }

    @Override
    public String cacheUrl(Inputs inputs) {
      return url(cacheHost, 0, inputs);
    }

    @Override
    public String storeUrl(Inputs inputs) {
      return url(queueHost, 2, inputs);
    }

    private String url(String host, int database, Inputs inputs) {
      return "redis://:%s@%s:%d/%d"
          .formatted(UrlText.encode(inputs.value(password)), host, PORT, database);
    }
  }

  /** The user's own, by its parts. */
  record External(
      String host,
      int port,
      boolean tls,
      Optional<String> user,
      Optional<SecretKey> password,
      int database)
      implements NumberedRedis {
    @Override
    public String identity(Inputs inputs) {
      return Fingerprint.of(host, String.valueOf(port), String.valueOf(database));
    }

    @Override
    public RedisUrl url(Inputs inputs, int number) {
      return new RedisUrl(host, port, tls, login(inputs), number);
    }
  }

  /** The user's own, by one URL. */
  record ByUrl(SecretKey url) implements Redis {
    @Override
    public List<InputReference> references(String path) {
      return List.of(new InputReference(url, path + ".urlSecret", Meaning.REDIS_URL));
    }

    @Override
    public String identity(Inputs inputs) {
      var parsed = URI.create(inputs.value(url));
      return Fingerprint.of(
          String.valueOf(parsed.getHost()),
          String.valueOf(parsed.getPort() < 0 ? PORT : parsed.getPort()),
          String.valueOf(parsed.getPath()).replaceFirst("^/", "").replaceFirst("^$", "0"));
    }

    @Override
    public String queueUrl(Inputs inputs) {
      return inputs.value(url);
    }

    /** The same server, with the next database number, as for the other shapes. */
    @Override
    public String cacheUrl(Inputs inputs) {
      return url(inputs, 1);
    }

    @Override
    public String storeUrl(Inputs inputs) {
      return url(inputs, 2);
    }

    private String url(Inputs inputs, int next) {
      var queue = inputs.value(url);
      var path = Optional.ofNullable(URI.create(queue).getRawPath()).orElse("");
      var number = path.matches("/[0-9]{1,9}") ? Integer.parseInt(path.substring(1)) : 0;
      var server = queue.substring(0, queue.length() - tail(queue).length());
      return server + "/" + (number + next) + query(queue);
    }

    private static String tail(String url) {
      var authority = url.indexOf("//") + 2;
      var slash = url.indexOf('/', authority);
      var question = url.indexOf('?', authority);
      var end = slash >= 0 ? slash : question >= 0 ? question : url.length();
      return url.substring(end);
    }

    private static String query(String url) {
      var question = url.indexOf('?');
      return question < 0 ? "" : url.substring(question);
    }
  }
}

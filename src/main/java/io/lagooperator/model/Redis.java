package io.lagooperator.model;

import io.lagooperator.model.InputReference.Meaning;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The Redis of an instance. */
public sealed interface Redis {
  int PORT = 6379;

  List<InputReference> references();

  /** Tells servers of queues apart: jobs that wait in one do not follow to another. */
  String identity(Inputs inputs);

  /** The URL of the queues, which live updates use too: they know no other way to a password. */
  String queueUrl(Inputs inputs);

  String cacheUrl(Inputs inputs);

  /** One that the operator runs: a durable one for queues and a forgetful one for the cache. */
  record Bundled(Store store, String queueHost, String cacheHost, SecretKey password)
      implements Redis {
    @Override
    public List<InputReference> references() {
      return List.of(new InputReference(password, "spec.redis.bundled", Meaning.PASSWORD));
    }

    @Override
    public String identity(Inputs inputs) {
      return Fingerprint.of("bundled");
    }

    @Override
    public String queueUrl(Inputs inputs) {
      return url(queueHost, inputs);
    }

    @Override
    public String cacheUrl(Inputs inputs) {
      return url(cacheHost, inputs);
    }

    private String url(String host, Inputs inputs) {
      return "redis://:%s@%s:%d/0".formatted(UrlText.encode(inputs.value(password)), host, PORT);
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
      implements Redis {
    @Override
    public List<InputReference> references() {
      return password
          .map(
              key ->
                  List.of(
                      new InputReference(
                          key, "spec.redis.external.passwordSecret", Meaning.PASSWORD)))
          .orElse(List.of());
    }

    @Override
    public String identity(Inputs inputs) {
      return Fingerprint.of(host, String.valueOf(port), String.valueOf(database));
    }

    @Override
    public String queueUrl(Inputs inputs) {
      return url(inputs, database);
    }

    @Override
    public String cacheUrl(Inputs inputs) {
      return url(inputs, database + 1);
    }

    private String url(Inputs inputs, int number) {
      var login =
          password
              .map(
                  key ->
                      user.map(UrlText::encode).orElse("")
                          + ":"
                          + UrlText.encode(inputs.value(key))
                          + "@")
              .orElse("");
      return "%s://%s%s:%d/%d"
          .formatted(tls ? "rediss" : "redis", login, UrlText.host(host), port, number);
    }
  }

  /** The user's own, by one URL. */
  record ByUrl(SecretKey url) implements Redis {
    @Override
    public List<InputReference> references() {
      return List.of(new InputReference(url, "spec.redis.urlSecret", Meaning.REDIS_URL));
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
      var queue = inputs.value(url);
      var path = Optional.ofNullable(URI.create(queue).getRawPath()).orElse("");
      var number = path.matches("/[0-9]{1,9}") ? Integer.parseInt(path.substring(1)) : 0;
      var server = queue.substring(0, queue.length() - tail(queue).length());
      return server + "/" + (number + 1) + query(queue);
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

package io.lagooperator.model;

import io.lagooperator.model.InputReference.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The user's own Redis, each part of its address kept in a Secret. */
record RedisParts(
    SecretKey host,
    Optional<SecretKey> port,
    Optional<SecretKey> password,
    Optional<SecretKey> database)
    implements Redis {

  static RedisParts of(Bags bags) {
    return new RedisParts(
        bags.wanted(BagName.REDIS_HOST.names()),
        bags.find(BagName.REDIS_PORT.names()),
        bags.find(BagName.REDIS_PASSWORD.names()),
        bags.find(BagName.REDIS_DATABASE.names()));
  }

  @Override
  public List<InputReference> references(String path) {
    var references = new ArrayList<InputReference>();
    references.add(new InputReference(host, path + ".external.host", Meaning.HOST));
    port.ifPresent(
        key -> references.add(new InputReference(key, path + ".external.port", Meaning.PORT)));
    password.ifPresent(key -> references.add(InputReference.ofPassword(key, path)));
    database.ifPresent(
        key ->
            references.add(new InputReference(key, path + ".external.database", Meaning.NUMBER)));
    return List.copyOf(references);
  }

  @Override
  public String identity(Inputs inputs) {
    return read(inputs).identity(inputs);
  }

  @Override
  public String queueUrl(Inputs inputs) {
    return read(inputs).queueUrl(inputs);
  }

  @Override
  public String cacheUrl(Inputs inputs) {
    return read(inputs).cacheUrl(inputs);
  }

  @Override
  public String storeUrl(Inputs inputs) {
    return read(inputs).storeUrl(inputs);
  }

  private External read(Inputs inputs) {
    return new External(
        inputs.value(host),
        port.map(inputs::value).map(Integer::parseInt).orElse(PORT),
        false,
        Optional.empty(),
        password,
        database.map(inputs::value).map(Integer::parseInt).orElse(0));
  }
}

package io.lagooperator.model;

import io.lagooperator.model.InputReference.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The user's own PostgreSQL, each part of its address kept in a Secret. */
record DatabaseParts(
    SecretKey host,
    Optional<SecretKey> port,
    Optional<SecretKey> name,
    SecretKey user,
    SecretKey password,
    Optional<SecretKey> sslMode)
    implements Database {

  static DatabaseParts of(Bags bags) {
    return new DatabaseParts(
        bags.wanted(BagName.DATABASE_HOST.names()),
        bags.find(BagName.DATABASE_PORT.names()),
        bags.find(BagName.DATABASE_NAME.names()),
        bags.wanted(BagName.DATABASE_USER.names()),
        bags.wanted(BagName.DATABASE_PASSWORD.names()),
        bags.find(BagName.DATABASE_SSL_MODE.names()));
  }

  @Override
  public String identity(Inputs inputs, String volume) {
    return read(inputs).identity(inputs, volume);
  }

  @Override
  public String url(Inputs inputs) {
    return read(inputs).url(inputs);
  }

  @Override
  public List<InputReference> references() {
    var references = new ArrayList<InputReference>();
    references.add(new InputReference(host, BagName.DATABASE_HOST.field(), Meaning.HOST));
    port.ifPresent(
        key ->
            references.add(new InputReference(key, BagName.DATABASE_PORT.field(), Meaning.PORT)));
    name.ifPresent(
        key ->
            references.add(new InputReference(key, BagName.DATABASE_NAME.field(), Meaning.TEXT)));
    references.add(new InputReference(user, BagName.DATABASE_USER.field(), Meaning.TEXT));
    references.add(
        new InputReference(password, BagName.DATABASE_PASSWORD.field(), Meaning.PASSWORD));
    sslMode.ifPresent(
        key ->
            references.add(
                new InputReference(key, BagName.DATABASE_SSL_MODE.field(), Meaning.SSL_MODE)));
    return List.copyOf(references);
  }

  /** What the spec would say, were the values no secrets. */
  private External read(Inputs inputs) {
    return new External(
        inputs.value(host),
        port.map(inputs::value).map(Integer::parseInt).orElse(PORT),
        name.map(inputs::value).orElse(NAME),
        new Login(Optional.empty(), Optional.of(user), password),
        sslMode.map(inputs::value).orElse("require"),
        Optional.empty());
  }
}

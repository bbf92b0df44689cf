package io.lagooperator.model;

import io.lagooperator.model.InputReference.Meaning;
import java.util.List;

/** Another way to the same database, which only migrations take. */
public sealed interface MigrationAccess {
  String PATH = "spec.database.migration";

  List<InputReference> references();

  /** A role that may change the schema, and acts as the role that Lago connects as. */
  record ByRole(SecretKey user, SecretKey password) implements MigrationAccess {
    @Override
    public List<InputReference> references() {
      return List.of(
          new InputReference(user, PATH + ".userSecret", Meaning.TEXT),
          new InputReference(password, PATH + ".passwordSecret", Meaning.PASSWORD));
    }
  }

  /** A direct URL, past a pooler. */
  record ByUrl(SecretKey url) implements MigrationAccess {
    @Override
    public List<InputReference> references() {
      return List.of(new InputReference(url, PATH + ".urlSecret", Meaning.POSTGRESQL_URL));
    }
  }
}

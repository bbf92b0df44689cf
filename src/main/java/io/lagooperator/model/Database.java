package io.lagooperator.model;

import io.lagooperator.model.InputReference.Meaning;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL of an instance. */
public sealed interface Database
    permits Database.Bundled, Database.External, Database.ByUrl, DatabaseParts {
  String NAME = "lago";
  int PORT = 5432;

  /** Where pods find the certificate of the authority that PostgreSQL is verified against. */
  String CERTIFICATE_AUTHORITY_PATH = "/etc/lago/database-ca/ca.crt";

  /**
   * Tells databases apart, so that each gets a migration of its own, whoever connects to it. The
   * volume of a bundled one is part of it: on a new volume there is a new database.
   */
  String identity(Inputs inputs, String volume);

  List<InputReference> references();

  /** The URL that processes connect by. */
  String url(Inputs inputs);

  /** The URL that migrations connect by, where they go another way. */
  default String migrationUrl(MigrationAccess access, Inputs inputs) {
    return access instanceof MigrationAccess.ByUrl direct
        ? inputs.value(direct.url())
        : url(inputs);
  }

  /** One that the operator runs. */
  record Bundled(Store store, String host, SecretKey password) implements Database {
    @Override
    public String identity(Inputs inputs, String volume) {
      return shortened("bundled", volume);
    }

    @Override
    public List<InputReference> references() {
      return List.of(new InputReference(password, "spec.database.bundled", Meaning.PASSWORD));
    }

    @Override
    public String url(Inputs inputs) {
      return "postgresql://%s:%s@%s:%d/%s?sslmode=disable"
          .formatted(NAME, UrlText.encode(inputs.value(password)), host, PORT, NAME);
    }
  }

  /** The user's own, by its parts. */
  record External(
      String host,
      int port,
      String name,
      Login login,
      String sslMode,
      Optional<SecretKey> certificateAuthority)
      implements Database {
    @Override
    public String identity(Inputs inputs, String volume) {
      return shortened(host, String.valueOf(port), name);
    }

    @Override
    public List<InputReference> references() {
      var path = "spec.database.external.";
      var references = new ArrayList<InputReference>();
      login
          .userSecret()
          .ifPresent(
              key -> references.add(new InputReference(key, path + "userSecret", Meaning.TEXT)));
      references.add(
          new InputReference(login.password(), path + "passwordSecret", Meaning.PASSWORD));
      certificateAuthority.ifPresent(
          key -> references.add(new InputReference(key, path + "caSecret", Meaning.CERTIFICATE)));
      return List.copyOf(references);
    }

    @Override
    public String url(Inputs inputs) {
      return url(user(inputs), inputs.value(login.password()));
    }

    /** What migrations make must belong to the role that Lago connects as. */
    @Override
    public String migrationUrl(MigrationAccess access, Inputs inputs) {
      if (access instanceof MigrationAccess.ByRole role) {
        var owner = user(inputs).replaceAll("([\\\\\\s])", "\\\\$1");
        return url(inputs.value(role.user()), inputs.value(role.password()))
            + "&options="
            + UrlText.encode("-c role=" + owner);
      }
      return Database.super.migrationUrl(access, inputs);
    }

    private String user(Inputs inputs) {
      return login.userSecret().map(inputs::value).or(login::user).orElse(NAME);
    }

    private String url(String user, String password) {
      var url =
          "postgresql://%s:%s@%s:%d/%s?sslmode=%s"
              .formatted(
                  UrlText.encode(user),
                  UrlText.encode(password),
                  UrlText.host(host),
                  port,
                  UrlText.encode(name),
                  sslMode);
      return certificateAuthority.isPresent()
          ? url + "&sslrootcert=" + CERTIFICATE_AUTHORITY_PATH
          : url;
    }
  }

  /** The user's own, by one URL. */
  record ByUrl(SecretKey url) implements Database {
    @Override
    public String identity(Inputs inputs, String volume) {
      var parsed = URI.create(inputs.value(url));
      return shortened(
          String.valueOf(parsed.getHost()),
          String.valueOf(parsed.getPort() < 0 ? PORT : parsed.getPort()),
          String.valueOf(parsed.getPath()).replaceFirst("^/", ""));
    }

    @Override
    public List<InputReference> references() {
      return List.of(new InputReference(url, "spec.database.urlSecret", Meaning.POSTGRESQL_URL));
    }

    @Override
    public String url(Inputs inputs) {
      return inputs.value(url);
    }
  }

  /** Role and password; the role is written in the spec or kept in a Secret. */
  record Login(Optional<String> user, Optional<SecretKey> userSecret, SecretKey password) {}

  private static String shortened(String... parts) {
    return Fingerprint.of(parts).substring(0, 6);
  }
}

package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where Lago keeps its data: exactly one of bundled, external and urlSecret. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "[has(self.bundled), has(self.external), has(self.urlSecret)].filter(given, given).size() == 1",
    message = Sentences.ONE_DATABASE)
@ValidationRule(
    value = "!has(self.migration) || !has(self.bundled)",
    message = Sentences.MIGRATION_IS_OF_OWN_DATABASE)
@ValidationRule(
    value = "!has(self.migration) || !has(self.migration.userSecret) || has(self.external)",
    message = Sentences.MIGRATION_ROLE_NEEDS_EXTERNAL)
public record DatabaseSpec(
    @JsonPropertyDescription(
            "PostgreSQL that the operator runs, with a volume of 10Gi unless size says otherwise. This is the default.")
        @Nullable BundledStoreSpec bundled,
    @JsonPropertyDescription(
            "PostgreSQL of your own, by host, user and password. The operator builds and escapes the URL.")
        @Nullable External external,
    @JsonPropertyDescription(
            "PostgreSQL of your own, by one URL in a Secret: postgresql://user:password@host:5432/name")
        @Nullable SecretKeyReference urlSecret,
    @JsonPropertyDescription("Role or direct (unpooled) URL that is used for migrations only.")
        @Nullable Migration migration,
    @JsonPropertyDescription(
            "Database connections of each process. Defaults to what the process needs: threads for api, concurrency + 2 for workers.")
        @Min(1)
        @Max(1000)
        @Nullable Integer pool,
    @JsonPropertyDescription(
            "Connections that the server allows. When it is given, what the instance may open is checked against it.")
        @Min(1)
        @Max(262_143)
        @Nullable Integer maxConnections,
    @JsonPropertyDescription(
            "Whether prepared statements are used. Defaults to true; false behind a pooler in transaction mode.")
        @Nullable Boolean preparedStatements,
    @JsonPropertyDescription(
            "Time after which PostgreSQL ends a statement of the API; workers and migrations take the time that they need. From release 1.47.0. Unset: the default of the server.")
        @Min(0)
        @Max(Integer.MAX_VALUE)
        @Nullable Integer statementTimeoutMilliseconds,
    @JsonPropertyDescription(
            "Time after which PostgreSQL gives up waiting for a lock, for the API. From release 1.47.0. Unset: the default of the server.")
        @Min(0)
        @Max(Integer.MAX_VALUE)
        @Nullable Integer lockTimeoutMilliseconds,
    @JsonPropertyDescription(
            "Time after which PostgreSQL ends an idle transaction of the API. From release 1.47.0. Unset: the default of the server.")
        @Min(0)
        @Max(Integer.MAX_VALUE)
        @Nullable Integer idleTransactionTimeoutMilliseconds) {

  /** PostgreSQL by its parts. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @ValidationRule(
      value = "has(self.user) != has(self.userSecret)",
      message = Sentences.ONE_DATABASE_USER)
  @ValidationRule(
      value =
          "!has(self.sslMode) || !(self.sslMode in ['verify-ca', 'verify-full']) || has(self.caSecret)",
      message = Sentences.VERIFY_NEEDS_CA)
  public record External(
      @JsonPropertyDescription("Host name or address of PostgreSQL.")
          @Required
          @Size(min = 1, max = 253)
          String host,
      @JsonPropertyDescription("Port of PostgreSQL. Defaults to 5432.") @Min(1) @Max(65535)
          @Nullable Integer port,
      @JsonPropertyDescription("Name of the database. Defaults to lago.") @Size(min = 1, max = 63)
          @Nullable String name,
      @JsonPropertyDescription("Role that Lago connects as. Give user or userSecret.")
          @Size(min = 1, max = 63)
          @Nullable String user,
      @JsonPropertyDescription("Secret with the role that Lago connects as.")
          @Nullable SecretKeyReference userSecret,
      @JsonPropertyDescription("Secret with the password of the role. Any characters are allowed.")
          @Required
          SecretKeyReference passwordSecret,
      @JsonPropertyDescription(
              "How the connection is secured: disable, prefer, require (the default), verify-ca or verify-full.")
          @SchemaFrom(type = SslMode.class)
          @Nullable String sslMode,
      @JsonPropertyDescription(
              "Secret with the certificate of the authority that signed the certificate of PostgreSQL. Required for verify-ca and verify-full.")
          @Nullable SecretKeyReference caSecret) {}

  /** The role that migrates the schema. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @ValidationRule(
      value =
          "has(self.urlSecret) ? !has(self.userSecret) && !has(self.passwordSecret) : has(self.userSecret) && has(self.passwordSecret)",
      message = Sentences.MIGRATION_URL_OR_ROLE)
  public record Migration(
      @JsonPropertyDescription(
              "Secret with the role for migrations. It must be a member of the role that Lago connects as.")
          @Nullable SecretKeyReference userSecret,
      @JsonPropertyDescription("Secret with the password of the role for migrations.")
          @Nullable SecretKeyReference passwordSecret,
      @JsonPropertyDescription("Secret with the URL for migrations, instead of role and password.")
          @Nullable SecretKeyReference urlSecret) {}
}

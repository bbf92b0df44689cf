package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Redis by its parts. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.host) != has(self.sentinels)",
    message = Sentences.REDIS_HOST_OR_SENTINELS)
@ValidationRule(
    value = "has(self.sentinels) == has(self.masterName)",
    message = Sentences.SENTINELS_NEED_MASTER)
@ValidationRule(
    value = "!has(self.user) || has(self.passwordSecret)",
    message = Sentences.REDIS_USER_NEEDS_PASSWORD)
public record ExternalRedis(
    @JsonPropertyDescription("Host name or address of Redis. Required without sentinels.")
        @Size(min = 1, max = 253)
        @ValidationRule(value = Rules.IS_REDIS_HOST, message = Sentences.ONE_REDIS_HOST)
        @Nullable String host,
    @JsonPropertyDescription("Port of Redis. Defaults to 6379.") @Min(1) @Max(65535)
        @Nullable Integer port,
    @JsonPropertyDescription(
            "Whether the connection uses TLS. Defaults to false. Lago does not verify the certificate.")
        @Nullable Boolean tls,
    @JsonPropertyDescription("User that Lago connects as. When it is left out, the default user.")
        @Size(min = 1, max = 63)
        @ValidationRule(value = Rules.IS_REDIS_USER, message = Sentences.REDIS_USER_IS_PLAIN)
        @Nullable String user,
    @JsonPropertyDescription("Secret with the password of Redis. Any characters are allowed.")
        @Nullable SecretKeyReference passwordSecret,
    @JsonPropertyDescription("Number of the database. Defaults to 0.") @Min(0) @Max(65535)
        @Nullable Integer database,
    @JsonPropertyDescription("Sentinels that know the master, instead of a host.")
        @Size(min = 1, max = 16)
        @Nullable List<Sentinel> sentinels,
    @JsonPropertyDescription("Name of the master that the sentinels watch.")
        @Size(min = 1, max = 253)
        @Nullable String masterName) {

  /** One Redis Sentinel. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Sentinel(
      @JsonPropertyDescription("Host name or address of the sentinel.")
          @Required
          @Size(min = 1, max = 253)
          @ValidationRule(value = Rules.IS_SENTINEL_HOST, message = Sentences.SENTINEL_HOST)
          String host,
      @JsonPropertyDescription("Port of the sentinel. Defaults to 26379.") @Min(1) @Max(65535)
          @Nullable Integer port) {}
}

package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A Redis for one purpose. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.external) != has(self.urlSecret)",
    message = Sentences.ONE_REDIS_SERVER)
public record RedisServer(
    @JsonPropertyDescription("Redis by host and password.") @Nullable ExternalRedis external,
    @JsonPropertyDescription("Redis by one URL in a Secret.")
        @Nullable SecretKeyReference urlSecret) {}

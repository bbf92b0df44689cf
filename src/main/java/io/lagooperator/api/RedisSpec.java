package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where Lago keeps its queues: exactly one of bundled, external and urlSecret. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "[has(self.bundled), has(self.external), has(self.urlSecret)].filter(given, given).size() == 1",
    message = Sentences.ONE_REDIS)
@ValidationRule(
    value = "!has(self.external) || !has(self.external.sentinels) || has(self.cable)",
    message = Sentences.SENTINELS_NEED_CABLE)
@ValidationRule(
    value = "!has(self.cable) || !has(self.cable.external) || !has(self.cable.external.sentinels)",
    message = Sentences.CABLE_HAS_NO_SENTINELS)
public record RedisSpec(
    @JsonPropertyDescription(
            "Redis that the operator runs: one for queues with a volume of 2Gi unless size says otherwise, one for the cache. This is the default.")
        @Nullable BundledStoreSpec bundled,
    @JsonPropertyDescription(
            "Redis of your own, by host and password. The operator builds and escapes the URL.")
        @Nullable ExternalRedis external,
    @JsonPropertyDescription(
            "Redis of your own, by one URL in a Secret: redis://user:password@host:6379/0")
        @Nullable SecretKeyReference urlSecret,
    @JsonPropertyDescription(
            "Redis for the cache. Defaults to the server of the queues, with the next database number.")
        @Nullable RedisServer cache,
    @JsonPropertyDescription(
            "Redis for live updates of the user interface. Defaults to the server of the queues.")
        @Nullable RedisServer cable) {}

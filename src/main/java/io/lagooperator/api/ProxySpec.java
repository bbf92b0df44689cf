package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** HTTP proxy for connections that leave the cluster. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProxySpec(
    @JsonPropertyDescription("Proxy for http:// addresses.")
        @Size(max = 300)
        @ValidationRule(value = Rules.IS_ADDRESS, message = Sentences.ADDRESS_HAS_SCHEME)
        @ValidationRule(value = Rules.HAS_NO_LOGIN, message = Sentences.ADDRESS_HAS_NO_LOGIN)
        @Nullable String http,
    @JsonPropertyDescription("Proxy for https:// addresses.")
        @Size(max = 300)
        @ValidationRule(value = Rules.IS_ADDRESS, message = Sentences.ADDRESS_HAS_SCHEME)
        @ValidationRule(value = Rules.HAS_NO_LOGIN, message = Sentences.ADDRESS_HAS_NO_LOGIN)
        @Nullable String https,
    @JsonPropertyDescription("Hosts that are reached directly, beside those of the cluster.")
        @Size(max = 64)
        @Nullable List<String> noProxy) {}

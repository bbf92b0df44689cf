package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The public addresses of an instance. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UrlsSpec(
    @JsonPropertyDescription(
            "Public URL of the user interface: scheme and host, no trailing slash, for example https://billing.example.com. Required unless settingsFrom supplies LAGO_FRONT_URL.")
        @Size(max = 300)
        @ValidationRule(value = Rules.URL_HAS_SCHEME, message = Sentences.URL_HAS_SCHEME)
        @ValidationRule(
            value = Rules.URL_HAS_NO_TRAILING_SLASH,
            message = Sentences.URL_HAS_NO_TRAILING_SLASH)
        @ValidationRule(
            value = Rules.URL_IS_SCHEME_AND_HOST,
            message = Sentences.URL_IS_SCHEME_AND_HOST)
        @Nullable String front,
    @JsonPropertyDescription(
            "Public URL of the API on a host of its own, for example https://api.billing.example.com. When it is left out, the host of the user interface also serves the API, by path.")
        @Size(max = 300)
        @ValidationRule(value = Rules.URL_HAS_SCHEME, message = Sentences.URL_HAS_SCHEME)
        @ValidationRule(
            value = Rules.URL_HAS_NO_TRAILING_SLASH,
            message = Sentences.URL_HAS_NO_TRAILING_SLASH)
        @ValidationRule(
            value = Rules.URL_IS_SCHEME_AND_HOST,
            message = Sentences.URL_IS_SCHEME_AND_HOST)
        @Nullable String api) {}

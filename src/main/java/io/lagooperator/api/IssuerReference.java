package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A cert-manager issuer that makes the certificate of a route. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IssuerReference(
    @JsonPropertyDescription("Name of the cert-manager Issuer or ClusterIssuer.")
        @Required
        @Size(min = 1, max = 253)
        String name,
    @JsonPropertyDescription("Kind of the issuer: ClusterIssuer (the default) or Issuer.")
        @SchemaFrom(type = IssuerKind.class)
        @Nullable String kind) {}

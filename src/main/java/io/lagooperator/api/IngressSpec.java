package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an Ingress makes the instance reachable. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IngressSpec(
    @JsonPropertyDescription(
            "IngressClass to use, for example traefik or nginx. When it is left out, the default class of the cluster is used.")
        @Size(max = 253)
        @Nullable String className,
    @JsonPropertyDescription(
            "Annotations for the Ingress, for example settings of the ingress controller.")
        @Nullable Map<String, String> annotations,
    @JsonPropertyDescription(
            "TLS for the hosts of the Ingress. When it is left out, the Ingress has no TLS section.")
        @Nullable Tls tls) {

  /** The certificate of the Ingress. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @ValidationRule(
      value = "has(self.secretName) || has(self.issuer)",
      message = Sentences.TLS_NEEDS_SECRET_OR_ISSUER)
  public record Tls(
      @JsonPropertyDescription(
              "Secret of type kubernetes.io/tls with the certificate. Defaults to <instance>-tls when an issuer is given.")
          @Size(max = 253)
          @Nullable String secretName,
      @JsonPropertyDescription("cert-manager issuer that makes the certificate.")
          @Nullable IssuerReference issuer) {}
}

package io.lagooperator.model;

import java.util.Map;
import java.util.Optional;

/** The public route by an Ingress. */
public record Route(
    Optional<String> className, Map<String, String> annotations, Optional<Tls> tls) {

  /** Where the certificate of the route comes from. */
  public record Tls(String secretName, Optional<Issuer> issuer) {}

  /** A cert-manager issuer. */
  public record Issuer(String name, boolean clusterWide) {}
}

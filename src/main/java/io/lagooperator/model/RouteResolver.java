package io.lagooperator.model;

import io.lagooperator.api.GatewaySpec;
import io.lagooperator.api.IngressSpec;
import io.lagooperator.api.IssuerKind;
import io.lagooperator.api.IssuerReference;
import java.util.Map;
import java.util.Optional;

/** Resolves {@code spec.ingress} and {@code spec.gateway}. */
final class RouteResolver {
  private RouteResolver() {}

  static Route resolve(IngressSpec ingress, Names names) {
    return new Route(
        Optional.ofNullable(ingress.className()).filter(name -> !name.isEmpty()),
        Optional.ofNullable(ingress.annotations()).orElse(Map.of()),
        Optional.ofNullable(ingress.tls()).map(tls -> resolve(tls, names)));
  }

  static Gateway resolve(GatewaySpec gateway) {
    return new Gateway(
        gateway.parentRefs().stream()
            .map(
                parent ->
                    new Gateway.Parent(
                        parent.name(),
                        Optional.ofNullable(parent.namespace()).filter(name -> !name.isEmpty()),
                        Optional.ofNullable(parent.sectionName()).filter(name -> !name.isEmpty())))
            .toList(),
        Optional.ofNullable(gateway.annotations()).orElse(Map.of()));
  }

  private static Route.Tls resolve(IngressSpec.Tls tls, Names names) {
    return new Route.Tls(
        Optional.ofNullable(tls.secretName()).filter(name -> !name.isEmpty()).orElse(names.tls()),
        Optional.ofNullable(tls.issuer())
            .map(issuer -> new Route.Issuer(issuer.name(), isClusterWide(issuer))));
  }

  private static boolean isClusterWide(IssuerReference issuer) {
    return issuer.kind() == null || issuer.kind().equals(IssuerKind.ClusterIssuer.name());
  }
}

package io.lagooperator.model;

import io.lagooperator.api.ImagesSpec;
import io.lagooperator.api.IssuerKind;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.PullPolicy;
import io.lagooperator.api.Sentences;

/** Rules on routes and images. */
final class RouteRules {
  private RouteRules() {}

  static void check(LagoInstanceSpec spec, Complaints found) {
    ImagesSpec images = spec.images();
    if (images != null) {
      found.word("spec.images.pullPolicy", images.pullPolicy(), PullPolicy.class);
    }
    var tls = spec.ingress() == null ? null : spec.ingress().tls();
    if (tls != null) {
      found.check(
          tls.secretName() != null || tls.issuer() != null,
          "spec.ingress.tls",
          Sentences.TLS_NEEDS_SECRET_OR_ISSUER);
      if (tls.issuer() != null) {
        found.word("spec.ingress.tls.issuer.kind", tls.issuer().kind(), IssuerKind.class);
      }
    }
  }
}

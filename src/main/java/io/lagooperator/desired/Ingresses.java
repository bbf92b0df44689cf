package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPathBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLSBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Ports;
import io.lagooperator.model.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The public route: what is not on the list does not reach the API, admin pages above all. */
final class Ingresses {
  /** The paths of the API that browsers, clients and payment providers need. */
  static final List<String> API_PATHS =
      List.of("/api", "/cable", "/graphql", "/rails", "/webhooks");

  private Ingresses() {}

  static Optional<Ingress> of(Instance instance) {
    return instance.route().map(route -> ingress(instance, route));
  }

  private static Ingress ingress(Instance instance, Route route) {
    return new IngressBuilder()
        .withMetadata(
            Metadata.owned(
                instance, instance.names().ingress(), Labels.of(instance), annotations(route)))
        .withNewSpec()
        .withIngressClassName(route.className().orElse(null))
        .withTls(route.tls().map(tls -> List.of(tls(instance, tls))).orElse(List.of()))
        .withRules(rules(instance))
        .endSpec()
        .build();
  }

  private static Map<String, String> annotations(Route route) {
    var annotations = new TreeMap<>(route.annotations());
    route
        .tls()
        .flatMap(Route.Tls::issuer)
        .ifPresent(
            issuer ->
                annotations.put(
                    issuer.clusterWide()
                        ? "cert-manager.io/cluster-issuer"
                        : "cert-manager.io/issuer",
                    issuer.name()));
    return annotations;
  }

  private static IngressTLS tls(Instance instance, Route.Tls tls) {
    return new IngressTLSBuilder()
        .withHosts(
            Stream.of(instance.urls().frontHost(), instance.urls().apiHost()).distinct().toList())
        .withSecretName(tls.secretName())
        .build();
  }

  private static List<IngressRule> rules(Instance instance) {
    var api = API_PATHS.stream().map(p -> path(instance, p, Component.API)).toList();
    var front = List.of(path(instance, "/", Component.FRONT));
    if (instance.urls().isOneHost()) {
      var both = new ArrayList<>(api);
      both.addAll(front);
      return List.of(rule(instance.urls().frontHost(), both));
    }
    return List.of(rule(instance.urls().frontHost(), front), rule(instance.urls().apiHost(), api));
  }

  private static IngressRule rule(String host, List<HTTPIngressPath> paths) {
    return new IngressRuleBuilder().withHost(host).withNewHttp().withPaths(paths).endHttp().build();
  }

  /** By path element, not by prefix of the text: the front has a page at /api-keys. */
  private static HTTPIngressPath path(Instance instance, String path, Component component) {
    return new HTTPIngressPathBuilder()
        .withPath(path)
        .withPathType("Prefix")
        .withNewBackend()
        .withNewService()
        .withName(instance.names().of(component))
        .withNewPort()
        .withName(Ports.NAME)
        .endPort()
        .endService()
        .endBackend()
        .build();
  }
}

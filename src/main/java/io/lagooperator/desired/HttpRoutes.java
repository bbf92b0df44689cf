package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteMatchBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRuleBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReference;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReferenceBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Gateway;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Ports;
import java.util.List;

/** The public routes by the Gateway API: one a host, with the same paths as an Ingress has. */
final class HttpRoutes {
  private HttpRoutes() {}

  static List<HTTPRoute> of(Instance instance) {
    return instance.gateway().map(gateway -> routes(instance, gateway)).orElse(List.of());
  }

  private static List<HTTPRoute> routes(Instance instance, Gateway gateway) {
    var names = instance.names();
    var urls = instance.urls();
    var api = toApi(instance);
    var front = to(instance, Component.FRONT, List.of(below("/")));
    return urls.isOneHost()
        ? List.of(
            route(instance, gateway, names.httpRoute(), urls.frontHost(), List.of(api, front)))
        : List.of(
            route(instance, gateway, names.httpRoute(), urls.frontHost(), List.of(front)),
            route(instance, gateway, names.apiRoute(), urls.apiHost(), List.of(api)));
  }

  private static HTTPRoute route(
      Instance instance, Gateway gateway, String name, String host, List<HTTPRouteRule> rules) {
    return new HTTPRouteBuilder()
        .withMetadata(Metadata.owned(instance, name, Labels.of(instance), gateway.annotations()))
        .withNewSpec()
        .withParentRefs(gateway.parents().stream().map(HttpRoutes::parent).toList())
        .withHostnames(host)
        .withRules(rules)
        .endSpec()
        .build();
  }

  private static ParentReference parent(Gateway.Parent parent) {
    return new ParentReferenceBuilder()
        .withName(parent.name())
        .withNamespace(parent.namespace().orElse(null))
        .withSectionName(parent.listener().orElse(null))
        .build();
  }

  private static HTTPRouteRule toApi(Instance instance) {
    return to(
        instance, Component.API, Ingresses.API_PATHS.stream().map(HttpRoutes::below).toList());
  }

  private static HTTPRouteRule to(
      Instance instance, Component component, List<HTTPRouteMatch> matches) {
    return new HTTPRouteRuleBuilder()
        .withMatches(matches)
        .addNewBackendRef()
        .withName(instance.names().of(component))
        .withPort(Ports.served(component).orElseThrow())
        .endBackendRef()
        .build();
  }

  /** By path element, as an Ingress does: the front has a page at /api-keys. */
  private static HTTPRouteMatch below(String path) {
    return new HTTPRouteMatchBuilder()
        .withNewPath()
        .withType("PathPrefix")
        .withValue(path)
        .endPath()
        .build();
  }
}

package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Ports;
import java.util.List;

/** A Service for each component that others connect to. */
final class Services {
  private Services() {}

  static List<Service> of(Instance instance) {
    return instance.components().stream()
        .filter(component -> Ports.served(component).isPresent())
        .map(component -> service(instance, component))
        .toList();
  }

  private static Service service(Instance instance, Component component) {
    return new ServiceBuilder()
        .withMetadata(Metadata.of(instance, instance.names().of(component), component.label()))
        .withNewSpec()
        .withType("ClusterIP")
        .withSelector(Labels.selector(instance, component.label()))
        .addNewPort()
        .withName(Ports.NAME)
        .withProtocol("TCP")
        .withPort(Ports.served(component).orElseThrow())
        .withTargetPort(new IntOrString(Ports.NAME))
        .endPort()
        .endSpec()
        .build();
  }
}

package io.lagooperator.apply;

import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.Reading;
import java.util.stream.Stream;

/** How a client reads what the API server sends to an operator. */
public final class ClientSerialization {
  private ClientSerialization() {}

  /**
   * Of the kinds that the operator has to do with, and no others: to look for all that the client
   * brings takes a good part of the start. Of one that it does not know, the client would make
   * something general first, and fail on what our own reader takes.
   */
  public static KubernetesSerialization ofOperator() {
    var mapper = Reading.withoutLimits();
    mapper.registerModule(new SimpleModule().setDeserializerModifier(new NeededFields()));
    var serialization = new KubernetesSerialization(mapper, false);
    Stream.<Stream<? extends Class<? extends KubernetesResource>>>of(
            Kinds.labelled(),
            Stream.of(LagoInstance.class, Secret.class, Event.class, Status.class))
        .flatMap(kinds -> kinds)
        .forEach(serialization::registerKubernetesResource);
    return serialization;
  }
}

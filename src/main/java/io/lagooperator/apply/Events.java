package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Fingerprint;
import io.lagooperator.model.Labels;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells transitions to whoever looks at events; a lost event never fails a pass. */
final class Events {
  private static final Logger LOG = LoggerFactory.getLogger(Events.class);
  private static final int LONGEST_NOTE = 1000;

  private final KubernetesClient client;

  Events(KubernetesClient client) {
    this.client = client;
  }

  void tell(LagoInstance lago, Condition transition, boolean bad, Instant now) {
    try {
      var event = event(lago, transition, bad, now.truncatedTo(ChronoUnit.SECONDS).toString());
      var there = client.resource(event).get();
      if (there == null) {
        client.resource(event).create();
      } else {
        client.resource(again(event, there)).update();
      }
    } catch (KubernetesClientException e) {
      if (!ApiRefusals.isNamespaceEnding(e)) {
        LOG.warn("An event could not be written: {}", ApiRefusals.message(e));
      }
    }
  }

  private static Event event(LagoInstance lago, Condition transition, boolean bad, String now) {
    var metadata = lago.getMetadata();
    var message = transition.getMessage();
    var note =
        message.length() <= LONGEST_NOTE ? message : message.substring(0, LONGEST_NOTE) + "…";
    return new EventBuilder()
        .withNewMetadata()
        .withNamespace(metadata.getNamespace())
        .withName(
            metadata.getName()
                + "."
                + Fingerprint.of(metadata.getUid(), transition.getReason(), message))
        .endMetadata()
        .withNewInvolvedObject()
        .withApiVersion(lago.getApiVersion())
        .withKind(lago.getKind())
        .withNamespace(metadata.getNamespace())
        .withName(metadata.getName())
        .withUid(metadata.getUid())
        .endInvolvedObject()
        .withType(bad ? "Warning" : "Normal")
        .withReason(transition.getReason())
        .withMessage(note)
        .withNewSource(Labels.OPERATOR, null)
        .withReportingComponent(Labels.OPERATOR)
        .withFirstTimestamp(now)
        .withLastTimestamp(now)
        .withCount(1)
        .build();
  }

  private static Event again(Event event, Event there) {
    return new EventBuilder(there)
        .withCount((there.getCount() == null ? 1 : there.getCount()) + 1)
        .withLastTimestamp(event.getLastTimestamp())
        .build();
  }
}

package io.lagooperator.testing;

import io.lagooperator.api.Sentences;
import io.lagooperator.testing.ShapeCases.Case;
import java.util.stream.Stream;

/** For each shape rule of components a spec that it refuses, with its words, and one it accepts. */
public final class ComponentCases {
  private static final String ID = "1a901a90-1a90-1a90-1a90-1a901a901a90";

  private ComponentCases() {}

  public static Stream<Case> all() {
    // spotless:off — a table is read by its lines
    return Stream.of(
        component("clock: {replicas: 2}", "clock: {replicas: 1}", Sentences.CLOCK_IS_ONE),
        component("events: {threads: 5}", "api: {threads: 5}", Sentences.THREADS_ARE_OF_API),
        component(
            "clock: {concurrency: 5}",
            "events: {concurrency: 5}",
            Sentences.CONCURRENCY_IS_OF_WORKERS),
        component("api: {autoscaling: {min: 1, max: 2, queueLength: 5}}", "worker: {autoscaling: {min: 1, max: 2, queueLength: 5}}", Sentences.QUEUES_ARE_OF_WORKERS),
        component("worker: {replicas: 0}", "worker: {replicas: 1}", Sentences.WORKER_IS_NEEDED),
        component(
            "api: {enabled: false}", "pdf: {enabled: false}", Sentences.ENABLED_IS_OF_OPTIONAL),
        component(
            "billing: {enabled: true, replicas: 0}",
            "billing: {enabled: false, replicas: 0}",
            Sentences.DEDICATED_WORKERS_HAVE_PODS),
        component(
            "events: {organizations: [" + ID + "]}",
            "dedicated: {organizations: [" + ID + "]}",
            Sentences.ORGANIZATIONS_ARE_OF_DEDICATED),
        component(
            "dedicated: {enabled: true}",
            "dedicated: {enabled: true, organizations: [" + ID + "]}",
            Sentences.DEDICATED_NEEDS_ORGANIZATIONS),
        new Case(
            "components: {dedicated: {organizations: ["
                + ID.toUpperCase(java.util.Locale.ROOT)
                + "]}}",
            "components: {dedicated: {organizations: [" + ID + "]}}",
            "spec.components.dedicated.organizations",
            Sentences.ORGANIZATIONS_ARE_IDS),
        component(
            "eventsProcessor: {replicas: 2}",
            "events: {replicas: 2}",
            Sentences.STREAMS_NEED_STREAMING));
    // spotless:on
  }

  private static Case component(String refused, String accepted, String sentence) {
    var name = refused.substring(0, refused.indexOf(':'));
    return new Case(
        "components: {" + refused + "}",
        "components: {" + accepted + "}",
        "spec.components." + name,
        sentence);
  }
}

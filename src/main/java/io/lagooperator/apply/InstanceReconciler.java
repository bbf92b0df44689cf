package io.lagooperator.apply;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Pause;
import io.lagooperator.model.Problem;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.model.SpecValidator;
import io.lagooperator.observed.Observed;
import io.lagooperator.settings.OperatorSettings;
import io.lagooperator.status.Situation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass: observe, decide, apply, status. */
@NullUnmarked // the framework hands over caches and client after construction
public final class InstanceReconciler implements Reconciler<LagoInstance> {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceReconciler.class);

  /** Counted like a reason of status, which cannot be written then. */
  private static final String NO_ANSWER = "ApiUnavailable";

  private final Set<String> namespaces;
  private final Surroundings surroundings;
  private final Charges charges;
  private final SpecValidator validator;
  private final RecentTemplates templates = new RecentTemplates();
  private final Visited visited = new Visited();

  private Caches caches;
  private InstanceObjects objects;
  private BagSecrets bags;
  private Decisions decisions;
  private NamedAccounts accounts;
  private Applier applier;
  private Comparison comparison;
  private Publisher publisher;

  public InstanceReconciler(OperatorSettings settings, Surroundings surroundings) {
    this.namespaces = settings.scope().namespaces();
    this.charges = new Charges(settings.scope().operatorClass());
    this.validator = new SpecValidator(ReleaseCatalogue.BUILT_IN, settings.secretStores());
    this.surroundings = surroundings;
  }

  @Override
  public List<EventSource<?, LagoInstance>> prepareEventSources(
      EventSourceContext<LagoInstance> context) {
    var client = context.getClient();
    var lagos = context.getPrimaryCache();
    charges.in(lagos);
    var values = new SecretValues();
    caches = new Caches(context, namespaces, visited, values, new SecretUsers(lagos, validator));
    objects = new InstanceObjects(caches, client);
    var reader = new SecretReader(client, caches, values);
    var generated = new GeneratedSecrets(client, caches, values);
    decisions = new Decisions(validator, new InputSecrets(generated, reader), templates::of);
    accounts = new NamedAccounts(context, namespaces);
    var ownership = new Ownership(client.getKubernetesSerialization());
    var counterparts = new Counterparts(caches);
    var writer = new ObjectWriter(client, caches, ownership);
    applier =
        new Applier(
            writer,
            generated,
            new Unseen(client, surroundings.writers()),
            new JobRunner(client, caches, writer),
            counterparts,
            surroundings.writers());
    comparison = new Comparison(client, caches, counterparts, ownership);
    bags = new BagSecrets(caches, applier, reader);
    publisher = new Publisher(client, charges::all, new Events(client), surroundings.setbacks());
    return Stream.concat(Stream.of(charges.source()), caches.eventSources().stream()).toList();
  }

  /** All that this operator looks after, as they were last seen. */
  public Stream<LagoInstance> instances() {
    return charges.all();
  }

  /** Has all of them looked at: what came while the gate was shut was not. */
  public void wake() {
    charges.wake();
  }

  @Override
  public UpdateControl<LagoInstance> reconcile(LagoInstance lago, Context<LagoInstance> context) {
    if (!charges.include(lago) || !surroundings.gate().enter()) {
      return UpdateControl.noUpdate();
    }
    try {
      return pass(lago, context);
    } catch (KubernetesClientException e) {
      if (ApiRefusals.isNamespaceEnding(e)) {
        return UpdateControl.noUpdate();
      }
      throw e;
    } finally {
      surroundings.gate().leave();
    }
  }

  /** What could not be done now is tried again; the log says so in one line. */
  @Override
  public ErrorStatusUpdateControl<LagoInstance> updateErrorStatus(
      LagoInstance lago, Context<LagoInstance> context, Exception error) {
    LOG.warn("It is tried again, because it did not go as asked: {}", ApiRefusals.message(error));
    LOG.debug("Where it failed", error);
    ApiRefusals.problem(error)
        .ifPresentOrElse(
            problem -> explain(lago, problem), () -> surroundings.setbacks().accept(NO_ANSWER));
    return ErrorStatusUpdateControl.noStatusUpdate();
  }

  private void explain(LagoInstance lago, Problem problem) {
    if (!surroundings.gate().enter()) {
      return;
    }
    try {
      var observed = Observed.of(objects.of(lago), surroundings.clock().instant());
      publisher.explain(lago, List.of(problem), observed);
    } finally {
      surroundings.gate().leave();
    }
  }

  private UpdateControl<LagoInstance> pass(LagoInstance lago, Context<LagoInstance> context) {
    visited.add(lago);
    var seen = objects.of(lago);
    var observed = Observed.of(seen, surroundings.clock().instant());
    var decision =
        decisions.of(lago, observed, outside(observed.now(), context.eventSourceRetriever()));
    if (decision instanceof Decision.Refused refused) {
      return publisher.explain(lago, refused.problems(), observed);
    }
    var made = (Decision.Made) decision;
    caches.watch(made.desired().kinds(), context.eventSourceRetriever());
    var outcome =
        Pause.of(lago, observed.now()).isPresent()
            ? comparison.of(lago, seen, made.read(), made.desired())
            : applier.apply(lago, seen, made.read(), made.desired());
    var intent = made.intent();
    return publisher.report(
        lago,
        new Situation(
            intent.instance(),
            intent.course(),
            observed,
            intent.templates().revisions(),
            intent.plan(),
            outcome));
  }

  private Decisions.Outside outside(Instant now, EventSourceRetriever<LagoInstance> retriever) {
    return new Decisions.Outside() {
      @Override
      public BagSecrets.Read bags(LagoInstance lago) {
        return Pause.of(lago, now).isPresent() ? bags.asTheyAre(lago) : bags.of(lago, retriever);
      }

      @Override
      public List<Problem> accounts(Instance instance) {
        return accounts.problems(instance, retriever);
      }
    };
  }
}

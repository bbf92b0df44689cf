package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.DesiredState;
import io.lagooperator.desired.Intent;
import io.lagooperator.desired.Templates;
import io.lagooperator.foresight.Turn;
import io.lagooperator.model.Component;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Problem;
import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.model.Workload;
import io.lagooperator.observed.Observed;
import io.lagooperator.plan.Course;
import io.lagooperator.plan.Past;
import io.lagooperator.plan.Plan;
import io.lagooperator.plan.Refusals;
import io.lagooperator.plan.Revisions;
import io.lagooperator.plan.StoreIdentities;
import io.lagooperator.status.Outcome;
import io.lagooperator.status.Situation;
import io.lagooperator.testing.ModelCluster.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The operator's pass on a model cluster: refuse, plan, render, apply; nothing is remembered. */
public final class ModelOperator {
  /** Claims and Secrets are not part of the model, so what is rendered does not depend on facts. */
  public static final Observed NOTHING_THERE =
      new Observed(Instant.EPOCH, Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of());

  /** Rendering is pure, so what was rendered for one walk serves all of them. */
  private record Rendered(Templates templates, Plan plan) {}

  /** An instance with its inputs, told apart by identity: comparing them whole would take long. */
  public static final class Wanted {
    private final Function<Release, Instance> instances;
    private final Instance instance;
    private final Inputs inputs;
    private final StoreIdentities stores;
    private final Map<Release, Instance> plain = new ConcurrentHashMap<>();
    private final Map<Key, Templates> templates = new ConcurrentHashMap<>();

    public Wanted(LagoInstance lago) {
      this(Specs.resolved(lago), release -> Specs.resolved(lago, release));
    }

    /** One that is at its release all the time. */
    public Wanted(Instance instance, Inputs inputs) {
      this(instance, instance::at, inputs);
    }

    private Wanted(Instance instance, Function<Release, Instance> instances) {
      this(instance, instances, FakeInputs.of(instance));
    }

    private Wanted(Instance instance, Function<Release, Instance> instances, Inputs inputs) {
      this.instance = instance;
      this.instances = instances;
      this.inputs = inputs;
      this.stores = StoreIdentities.of(instance, inputs, NOTHING_THERE);
    }

    public Instance instance() {
      return instance;
    }

    public Inputs inputs() {
      return inputs;
    }

    /** At a release, with what is observed of its organization and its workers. */
    private Templates at(Release release, Observed observed) {
      var now = Past.taken(plain.computeIfAbsent(release, instances), observed);
      var key = new Key(release, now.organizationToMake().isPresent(), now.workloads());
      return templates.computeIfAbsent(key, k -> new Templates(now, inputs, stores));
    }

    /** What of an instance differs from pass to pass. */
    private record Key(Release release, boolean organization, Map<Component, Workload> workloads) {}

    @Override
    public String toString() {
      return instance.release()
          + " "
          + instance.state()
          + " "
          + instance.workload(Component.API).restart();
    }
  }

  private static final Map<Rendered, DesiredState> RENDERED = new ConcurrentHashMap<>();
  private static final Map<HasMetadata, HasMetadata> OBJECTS = new ConcurrentHashMap<>();

  private final ModelCluster cluster;
  private Wanted wanted;

  public ModelOperator(ModelCluster cluster, LagoInstance lago) {
    this(cluster, new Wanted(lago));
  }

  public ModelOperator(ModelCluster cluster, Instance instance) {
    this(cluster, new Wanted(instance, FakeInputs.of(instance)));
  }

  public ModelOperator(ModelCluster cluster, Wanted wanted) {
    this.cluster = cluster;
    this.wanted = wanted;
  }

  public void want(LagoInstance lago) {
    want(new Wanted(lago));
  }

  public void want(Instance instance) {
    want(new Wanted(instance, FakeInputs.of(instance)));
  }

  public void want(Wanted other) {
    this.wanted = other;
  }

  public Wanted wanted() {
    return wanted;
  }

  /** The instance as it is to be now, on its way to what is wanted. */
  public Instance instance() {
    return instance(cluster.observed());
  }

  public Instance instance(Observed observed) {
    return intent(observed).instance();
  }

  public Revisions revisions() {
    return revisions(cluster.observed());
  }

  public Revisions revisions(Observed observed) {
    return intent(observed).templates().revisions();
  }

  public Course course() {
    return intent(cluster.observed()).course();
  }

  /** What status speaks of. */
  public Situation situation(Outcome outcome) {
    return situation(cluster.observed(), outcome);
  }

  public Situation situation(Observed observed, Outcome outcome) {
    var intent = intent(observed);
    return new Situation(
        intent.instance(),
        intent.course(),
        observed,
        intent.templates().revisions(),
        intent.plan(),
        outcome);
  }

  public List<Problem> refusals() {
    return refusals(cluster.observed());
  }

  public Plan plan() {
    return intent(cluster.observed()).plan();
  }

  private List<Problem> refusals(Observed observed) {
    return Refusals.of(wanted.instance(), wanted.inputs(), observed, ReleaseCatalogue.BUILT_IN);
  }

  /** What a pass would mean to do. */
  public Intent intent(Observed observed) {
    return Intent.of(
        wanted.instance(),
        observed,
        wanted.stores.database(),
        release -> wanted.at(release, observed));
  }

  /** What a pass would do; claims are not part of the model. */
  public Turn turn(Observed whole) {
    var observed =
        new Observed(
            whole.now(),
            whole.workloads(),
            whole.pods(),
            whole.jobs(),
            whole.jobPods(),
            List.of(),
            whole.routes());
    var refusals = refusals(observed);
    if (!refusals.isEmpty()) {
      return new Turn.Refused(refusals);
    }
    var intent = intent(observed);
    return new Turn.Work(List.of(), intent, desired(intent.templates(), intent.plan()));
  }

  /** One pass; what it planned, unless it was refused. */
  public Optional<Plan> pass() {
    return pass(cluster.look());
  }

  /** A pass that goes by what is known of the cluster. */
  public Optional<Plan> pass(Sight seen) {
    var observed = seen.observed();
    if (!refusals(observed).isEmpty()) {
      return Optional.empty();
    }
    var intent = intent(observed);
    cluster.apply(desired(intent.templates(), intent.plan()), seen);
    return Optional.of(intent.plan());
  }

  /** One pass that is not refused. */
  public Plan mustPass() {
    return pass().orElseThrow(() -> new AssertionError("refused: " + refusals()));
  }

  public DesiredState desired(Plan plan) {
    return desired(intent(cluster.observed()).templates(), plan);
  }

  private static DesiredState desired(Templates templates, Plan plan) {
    var whatMatters =
        new Plan(
            plan.step(),
            plan.targets(),
            plan.job(),
            plan.cancelled(),
            List.of(),
            plan.scalable(),
            Optional.empty());
    return RENDERED.computeIfAbsent(
        new Rendered(templates, whatMatters),
        r -> interned(DesiredState.of(templates, plan, NOTHING_THERE)));
  }

  /** What is rendered alike is one object, so that a change is told without comparing content. */
  private static DesiredState interned(DesiredState state) {
    return new DesiredState(
        interned(state.foundations()),
        interned(state.surroundings()),
        interned(state.workloads()),
        state.kept(),
        state.settled(),
        state.job(),
        state.replacedJobUid(),
        state.cancelledJobUids());
  }

  private static List<HasMetadata> interned(List<HasMetadata> objects) {
    return objects.stream()
        .map(it -> Optional.ofNullable(OBJECTS.putIfAbsent(it, it)).orElse(it))
        .toList();
  }

  /** Passes until nothing moves; Jobs end well, and pods come and go as fast as they can. */
  public Plan settle() {
    for (int i = 0; i < 1_000; i++) {
      var plan = mustPass();
      var possible = cluster.possible();
      if (!possible.isEmpty()) {
        possible.get(0).run();
      } else if (cluster.runningJob().isPresent()) {
        cluster.endJob(true, "");
      } else if (plan.lookAgain().isPresent()) {
        cluster.pass(Duration.between(cluster.now(), plan.lookAgain().get()));
      } else {
        return plan;
      }
    }
    throw new AssertionError("nothing settles; the last plan was " + plan());
  }
}

package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.lagooperator.desired.DesiredState;
import io.lagooperator.desired.Templates;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Problem;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.observed.Observed;
import io.lagooperator.plan.Past;
import io.lagooperator.plan.Plan;
import io.lagooperator.plan.Refusals;
import io.lagooperator.plan.Revisions;
import io.lagooperator.plan.StoreIdentities;
import io.lagooperator.testing.ModelCluster.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The operator's pass on a model cluster: refuse, plan, render, apply; nothing is remembered. */
public final class ModelOperator {
  /** Claims and Secrets are not part of the model, so what is rendered does not depend on facts. */
  public static final Observed NOTHING_THERE =
      new Observed(Instant.EPOCH, Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of());

  /** Rendering is pure, so what was rendered for one walk serves all of them. */
  private record Rendered(Wanted wanted, Plan plan) {}

  /** An instance with its inputs, told apart by identity: comparing them whole would take long. */
  public static final class Wanted {
    private final Instance instance;
    private final Inputs inputs;
    private final Templates templates;
    private final Revisions revisions;
    private @Nullable Wanted made;

    public Wanted(Instance instance, Inputs inputs) {
      this.instance = instance;
      this.inputs = inputs;
      this.templates =
          new Templates(instance, inputs, StoreIdentities.of(instance, inputs, NOTHING_THERE));
      this.revisions = templates.revisions();
    }

    public Instance instance() {
      return instance;
    }

    /** What is wanted of it once its organization is made. */
    private synchronized Wanted inView(Supplier<Observed> observed) {
      if (instance.organizationToMake().isEmpty()) {
        return this;
      }
      var now = Past.taken(instance, observed.get());
      if (now.organizationToMake().isPresent()) {
        return this;
      }
      if (made == null) {
        made = new Wanted(now, inputs);
      }
      return made;
    }

    public Inputs inputs() {
      return inputs;
    }

    public Revisions revisions() {
      return revisions;
    }
  }

  private static final Map<Rendered, DesiredState> RENDERED = new ConcurrentHashMap<>();
  private static final Map<HasMetadata, HasMetadata> OBJECTS = new ConcurrentHashMap<>();

  private final ModelCluster cluster;
  private Wanted wanted;

  public ModelOperator(ModelCluster cluster, Instance instance) {
    this(cluster, new Wanted(instance, FakeInputs.of(instance)));
  }

  public ModelOperator(ModelCluster cluster, Wanted wanted) {
    this.cluster = cluster;
    this.wanted = wanted;
  }

  public void want(Instance instance) {
    want(new Wanted(instance, FakeInputs.of(instance)));
  }

  public void want(Wanted other) {
    this.wanted = other;
  }

  public Wanted wanted() {
    return wanted.inView(cluster::observed);
  }

  public List<Problem> refusals() {
    return refusals(cluster.observed());
  }

  public Plan plan() {
    return plan(cluster.observed());
  }

  private List<Problem> refusals(Observed observed) {
    var now = wanted.inView(() -> observed);
    return Refusals.of(now.instance(), now.inputs(), observed, ReleaseCatalogue.BUILT_IN);
  }

  private Plan plan(Observed observed) {
    var now = wanted.inView(() -> observed);
    return Plan.of(now.instance(), observed, now.revisions());
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
    var plan = plan(observed);
    cluster.apply(desired(plan, wanted.inView(() -> observed)), seen);
    return Optional.of(plan);
  }

  /** One pass that is not refused. */
  public Plan mustPass() {
    return pass().orElseThrow(() -> new AssertionError("refused: " + refusals()));
  }

  public DesiredState desired(Plan plan) {
    return desired(plan, wanted());
  }

  private static DesiredState desired(Plan plan, Wanted now) {
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
        new Rendered(now, whatMatters),
        r -> interned(DesiredState.of(now.templates, plan, NOTHING_THERE)));
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

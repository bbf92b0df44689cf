package io.lagooperator.apply;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.DesiredState;
import io.lagooperator.desired.Intent;
import io.lagooperator.desired.Templates;
import io.lagooperator.model.Bags;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.InstanceResolver;
import io.lagooperator.model.Problem;
import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.model.SpecValidator;
import io.lagooperator.observed.Observed;
import io.lagooperator.plan.Past;
import io.lagooperator.plan.Refusals;
import io.lagooperator.plan.StoreIdentities;
import java.util.List;
import java.util.function.Function;

/** How a pass decides: validate, read bags, resolve, read inputs, plan, desired. */
final class Decisions {
  private final SpecValidator validator;
  private final InputSecrets inputs;
  private final Rendering rendering;

  Decisions(SpecValidator validator, InputSecrets inputs, Rendering rendering) {
    this.validator = validator;
    this.inputs = inputs;
    this.rendering = rendering;
  }

  /** Renders pod templates, or has them rendered already. */
  @FunctionalInterface
  interface Rendering {
    Templates of(Instance instance, Inputs inputs, StoreIdentities stores);
  }

  /** What an instance names that lies outside of it. */
  interface Outside {
    BagSecrets.Read bags(LagoInstance lago);

    List<Problem> accounts(Instance instance);
  }

  Decision of(LagoInstance lago, Observed observed, Outside outside) {
    var problems = validator.problems(lago);
    if (!problems.isEmpty()) {
      return new Decision.Refused(problems);
    }
    var bag = outside.bags(lago);
    if (!bag.problems().isEmpty()) {
      return new Decision.Refused(bag.problems());
    }
    var instance = Past.taken(InstanceResolver.resolve(lago, bag.bags()), observed);
    var strangers = outside.accounts(instance);
    return strangers.isEmpty()
        ? of(lago, bag.bags(), instance, observed)
        : new Decision.Refused(strangers);
  }

  private Decision of(LagoInstance lago, Bags bags, Instance instance, Observed observed) {
    var read = inputs.of(instance, observed);
    if (!read.problems().isEmpty()) {
      return new Decision.Refused(read.problems());
    }
    var refusals = Refusals.of(instance, read.inputs(), observed, ReleaseCatalogue.BUILT_IN);
    if (!refusals.isEmpty()) {
      return new Decision.Refused(refusals);
    }
    var stores = StoreIdentities.of(instance, read.inputs(), observed);
    Function<Release, Templates> at =
        release ->
            rendering.of(
                Past.taken(InstanceResolver.resolve(lago, bags, release), observed),
                read.inputs(),
                stores);
    var intent = Intent.of(instance, observed, stores.database(), at);
    var unfit = validator.onTheWay(lago, intent.course().releases());
    return unfit.isEmpty()
        ? new Decision.Made(
            read, intent, DesiredState.of(intent.templates(), intent.plan(), observed))
        : new Decision.Refused(unfit);
  }
}

package io.lagooperator.faults;

import io.lagooperator.status.Reason;
import java.util.ArrayList;
import java.util.List;

/** One thing that can go wrong, what status must say of it, and what cures it. */
public record Fault(
    String name,
    Reason reason,
    Effect effect,
    List<String> words,
    Act before,
    Act cause,
    Act cure,
    boolean curedInSpec) {
  private static final Act NOTHING = scene -> {};

  /** A fault that calls for somebody, with a cause and a cure yet to be given. */
  static Fault of(String name, Reason reason) {
    return new Fault(name, reason, Effect.STALLS, List.of(), NOTHING, NOTHING, NOTHING, false);
  }

  /** What the message must contain; {@code {ns}} stands for the namespace. */
  Fault says(String... expected) {
    return new Fault(name, reason, effect, List.of(expected), before, cause, cure, curedInSpec);
  }

  /** The same, and then the next step that goes with the reason. */
  Fault saysWithNextStep(String... expected) {
    var all = new ArrayList<>(List.of(expected));
    all.add(reason.nextStep());
    return says(all.toArray(String[]::new));
  }

  Fault with(Effect other) {
    return new Fault(name, reason, other, words, before, cause, cure, curedInSpec);
  }

  Fault before(Act act) {
    return new Fault(name, reason, effect, words, act, cause, cure, curedInSpec);
  }

  /** Returns when the cluster shows what has gone wrong: from then on seconds count. */
  Fault when(Act act) {
    return new Fault(name, reason, effect, words, before, act, cure, curedInSpec);
  }

  /** Takes the cause away, and touches the instance only where its spec is the cause. */
  Fault untilCuredBy(Act act) {
    return new Fault(name, reason, effect, words, before, cause, act, curedInSpec);
  }

  /** What else must hold as long as nothing is cured. */
  public Fault whileItLasts(Runnable check) {
    return untilCuredBy(
        scene -> {
          check.run();
          cure.on(scene);
        });
  }

  /** The spec itself is the cause: whoever wrote it must correct it. */
  Fault inSpec() {
    return new Fault(name, reason, effect, words, before, cause, cure, true);
  }

  @Override
  public String toString() {
    return name;
  }
}

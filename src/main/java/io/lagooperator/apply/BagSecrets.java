package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.ExternalSecrets;
import io.lagooperator.model.BagCheck;
import io.lagooperator.model.Bags;
import io.lagooperator.model.InstanceResolver;
import io.lagooperator.model.Problem;
import io.lagooperator.status.Outcome;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads the bags of an instance, and first has those made that an external store keeps: the one
 * thing that is written before all inputs are there, since they come of it.
 */
final class BagSecrets {
  private final Caches caches;
  private final Applier applier;
  private final SecretReader reader;

  BagSecrets(Caches caches, Applier applier, SecretReader reader) {
    this.caches = caches;
    this.applier = applier;
    this.reader = reader;
  }

  /** What was read, and what stands in the way of more. */
  record Read(Bags bags, List<Problem> problems) {}

  Read of(LagoInstance lago, EventSourceRetriever<LagoInstance> retriever) {
    return read(lago, reader, () -> make(lago, retriever));
  }

  /** With none made, as long as an instance is paused. */
  Read asTheyAre(LagoInstance lago) {
    return asTheyAre(lago, reader);
  }

  /** The same, for who makes none at all. */
  static Read asTheyAre(LagoInstance lago, SecretReader reader) {
    return read(lago, reader, () -> Outcome.CLEAN);
  }

  private static Read read(LagoInstance lago, SecretReader reader, Supplier<Outcome> make) {
    var unread = Bags.unread(lago);
    if (unread.isEmpty()) {
      return new Read(unread, List.of());
    }
    var outcome = make.get();
    var bags = unread.read(reader.read(lago.getMetadata().getNamespace(), unread.secrets()));
    var problems = BagCheck.problems(lago, bags);
    return problems.isEmpty()
        ? new Read(bags, problems)
        : new Read(
            bags,
            Stream.concat(outcome.problem("spec.settingsFrom").stream(), problems.stream())
                .toList());
  }

  private Outcome make(LagoInstance lago, EventSourceRetriever<LagoInstance> retriever) {
    var objects = ExternalSecrets.of(InstanceResolver.resolve(lago));
    if (objects.isEmpty()) {
      return Outcome.CLEAN;
    }
    caches.watch(objects.stream().map(HasMetadata::getClass), retriever);
    return applier.around(lago, objects);
  }
}

package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.DesiredState;
import io.lagooperator.desired.ObjectKey;
import io.lagooperator.desired.Templates;
import io.lagooperator.foresight.Foresight;
import io.lagooperator.foresight.Held;
import io.lagooperator.foresight.Scene;
import io.lagooperator.foresight.Story;
import io.lagooperator.foresight.Turn;
import io.lagooperator.model.AccountCheck;
import io.lagooperator.model.AccountCheck.Account;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Problem;
import io.lagooperator.model.SpecValidator;
import io.lagooperator.observed.Observed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the operator would do for an instance from now until nothing is left to do, told by what the
 * cluster shows to a client that only reads.
 */
public final class Preview {
  private final KubernetesClient client;
  private final Snapshot snapshot;
  private final SecretValues values = new SecretValues();
  private final SecretReader reader;
  private final GeneratedSecrets generated;
  private final Ownership ownership;
  private final Counterparts counterparts;
  private final Decisions decisions;

  public Preview(KubernetesClient client, SpecValidator validator) {
    this.client = client;
    this.snapshot = new Snapshot(client);
    this.reader = new SecretReader(client, snapshot, values);
    this.generated = new GeneratedSecrets(client, snapshot, values);
    this.ownership = new Ownership(client.getKubernetesSerialization());
    this.counterparts = new Counterparts(snapshot);
    this.decisions = new Decisions(validator, new InputSecrets(generated, reader), Templates::new);
  }

  /** As if this Secret were there already, as what is applied together with the instance. */
  public void with(String namespace, Secret secret) {
    var copy = new SecretBuilder(secret).build();
    copy.getMetadata().setNamespace(namespace);
    copy.getMetadata().setResourceVersion(null);
    copy.setData(new TreeMap<>(Optional.ofNullable(secret.getData()).orElse(Map.of())));
    Optional.ofNullable(secret.getStringData())
        .orElse(Map.of())
        .forEach((key, text) -> copy.getData().put(key, encoded(text)));
    keep(copy);
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The instance as the API server would keep it. */
  public Story of(LagoInstance lago, Instant now) {
    var objects = new InstanceObjects(snapshot, client).of(lago);
    return new Foresight(observed -> turn(lago, observed))
        .of(new Scene(objects, held(lago), desired -> elsewhere(lago, desired), now));
  }

  private Map<ObjectKey, Held> held(LagoInstance lago) {
    var held = new HashMap<ObjectKey, Held>();
    Stream.concat(Kinds.PRUNED.stream(), Stream.of(PersistentVolumeClaim.class))
        .filter(snapshot::watches)
        .flatMap(kind -> snapshot.of(kind, lago).stream())
        .filter(it -> !Ownership.isGoing(lago, it))
        .forEach(it -> held.put(ObjectKey.of(it), new LiveObject(lago, it, ownership)));
    return held;
  }

  /** Somebody's, or ours without its label. */
  private Optional<Held> elsewhere(LagoInstance lago, HasMetadata desired) {
    return counterparts
        .of(desired)
        .filter(it -> !Ownership.isGoing(lago, it))
        .map(it -> new LiveObject(lago, it, ownership));
  }

  private Turn turn(LagoInstance lago, Observed observed) {
    var decision = decisions.of(lago, observed, new AsTheyAre());
    if (decision instanceof Decision.Refused refused) {
      return new Turn.Refused(refused.problems());
    }
    var made = (Decision.Made) decision;
    var once =
        Stream.concat(made.read().drafts().stream(), made.read().unsettled().stream()).toList();
    once.forEach(this::keep);
    return new Turn.Work(List.copyOf(once), made.intent(), asServed(made.desired()));
  }

  /** Later passes find what this one would make. */
  private void keep(Secret secret) {
    if (secret.getMetadata().getResourceVersion() == null) {
      secret.getMetadata().setResourceVersion("foreseen");
      values.learn(secret);
    }
    snapshot.remember(Optional.empty(), secret);
  }

  private DesiredState asServed(DesiredState desired) {
    return desired.withSurroundings(
        desired.surroundings().stream()
            .map(counterparts::asServed)
            .filter(it -> counterparts.unserved(it).isEmpty())
            .toList());
  }

  /** What an instance names, as it is there. */
  private final class AsTheyAre implements Decisions.Outside {
    @Override
    public BagSecrets.Read bags(LagoInstance lago) {
      return BagSecrets.asTheyAre(lago, reader);
    }

    @Override
    public List<Problem> accounts(Instance instance) {
      return instance.pods().serviceAccount().stream()
          .flatMap(
              name ->
                  AccountCheck.problem(
                      instance,
                      name,
                      snapshot
                          .get(ServiceAccount.class, instance.namespace(), name)
                          .map(
                              it ->
                                  new Account(
                                      name,
                                      Optional.ofNullable(it.getMetadata().getAnnotations())
                                          .map(a -> a.get(Labels.ALLOW)))))
                      .stream())
          .toList();
    }
  }
}

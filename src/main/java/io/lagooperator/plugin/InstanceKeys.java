package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.Secret;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.SecretData;
import io.lagooperator.model.Bags;
import io.lagooperator.model.InputCheck;
import io.lagooperator.model.InputReferences;
import io.lagooperator.model.Instance;
import io.lagooperator.model.InstanceResolver;
import io.lagooperator.model.Keys;
import io.lagooperator.model.Problem;
import io.lagooperator.model.SecretKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the keys of an instance are, and what is in those Secrets; nothing of it is printed. */
final class InstanceKeys {
  private final Instance instance;
  private final Map<String, Secret> secrets;
  private final InputCheck.Result check;

  private InstanceKeys(Instance instance, Map<String, Secret> secrets) {
    this.instance = instance;
    this.secrets = secrets;
    this.check = check();
  }

  static InstanceKeys of(Session session, LagoInstance lago) {
    if (lago.getSpec() == null || lago.getUnreadable().isPresent()) {
      throw new Refusal(
          "The spec of %s cannot be read, so nobody can tell where its keys are. See kubectl lago explain."
              .formatted(lago.getMetadata().getName()));
    }
    var unread = Bags.unread(lago);
    var inBags = decoded(find(session, unread.secrets()));
    var instance = InstanceResolver.resolve(lago, unread.read(inBags));
    var names = instance.keys().all().stream().map(SecretKey::secret).distinct().toList();
    return new InstanceKeys(instance, find(session, names));
  }

  Keys keys() {
    return instance.keys();
  }

  /** The Secrets that hold them, as far as they exist. */
  List<Secret> secrets() {
    return new ArrayList<>(secrets.values());
  }

  /** What is wrong with them, in the operator's words; never a value. */
  List<String> complaints() {
    return check.problems().stream().map(Problem::toString).toList();
  }

  /** Whether the key is there and can be used. */
  boolean isGood(SecretKey key) {
    return check.inputs().find(key).isPresent();
  }

  /** What the operator writes beside each migration; only where all of them are there. */
  Optional<String> fingerprint() {
    return keys().encryption().stream().allMatch(this::isGood)
        ? Optional.of(check.inputs().keysFingerprint(keys()))
        : Optional.empty();
  }

  private InputCheck.Result check() {
    var references =
        InputReferences.of(instance).stream()
            .filter(reference -> keys().all().contains(reference.key()))
            .toList();
    var made = keys().generated() ? secrets.keySet() : Set.<String>of();
    return InputCheck.of(instance, references, decoded(secrets), made);
  }

  private static Map<String, Secret> find(Session session, List<String> names) {
    var found = new LinkedHashMap<String, Secret>();
    for (var name : names) {
      Optional.ofNullable(
              session.client().secrets().inNamespace(session.namespace()).withName(name).get())
          .ifPresent(secret -> found.put(name, secret));
    }
    return found;
  }

  private static Map<String, Map<String, String>> decoded(Map<String, Secret> secrets) {
    var decoded = new HashMap<String, Map<String, String>>();
    secrets.forEach((name, secret) -> decoded.put(name, SecretData.decoded(secret)));
    return decoded;
  }
}

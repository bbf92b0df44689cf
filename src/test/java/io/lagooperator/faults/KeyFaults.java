package io.lagooperator.faults;

import static io.lagooperator.faults.Scene.KEYS;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.lagooperator.status.Reason;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What must never be lost or swapped: keys, stores, and the account that pods run as. */
final class KeyFaults {
  private static final String GOES_ON = "the operator goes on by itself";
  private static final String MINE = "defaults: {serviceAccount: {name: mine}}";
  private static final String URL = "postgresql://lago:pass@%s.example.com/lago";

  private KeyFaults() {}

  static Stream<Fault> all() {
    return Stream.concat(keys(), Stream.concat(Stream.of(stores()), accounts()));
  }

  private static Stream<Fault> keys() {
    return Stream.of(
        Fault.of("the Secret of generated keys is deleted", Reason.KeysMissing)
            .says("Secret {ns}/billing-keys is gone", "Restore it from a backup; " + GOES_ON)
            .before(scene -> scene.run("keys:"))
            .when(scene -> keepAndDelete(scene, "billing-keys"))
            .untilCuredBy(scene -> scene.restore(kept(scene, "billing-keys"))),
        Fault.of("the Secret of generated keys was restored in part", Reason.KeysIncomplete)
            .says(
                "Secret {ns}/billing-keys, which the operator made once, lacks key"
                    + " LAGO_ENCRYPTION_KEY_DERIVATION_SALT",
                "Restore the Secret from a backup; " + GOES_ON)
            .before(Scene::secrets)
            .when(
                scene -> {
                  var partial = new TreeMap<>(KEYS);
                  partial.remove("LAGO_ENCRYPTION_KEY_DERIVATION_SALT");
                  scene.secret("billing-keys", partial);
                  scene.apply("keys:");
                })
            .untilCuredBy(scene -> scene.secret("billing-keys", KEYS)),
        Fault.of("an encryption key is replaced by a new one", Reason.KeysChanged)
            .says("Secret {ns}/lago-keys holds other encryption keys", "Put the old keys back")
            .before(Scene::run)
            .when(
                scene -> {
                  var other = new TreeMap<>(KEYS);
                  other.put("LAGO_ENCRYPTION_PRIMARY_KEY", "another-0123456789abcdef");
                  scene.secret("lago-keys", other);
                })
            .untilCuredBy(scene -> scene.secret("lago-keys", KEYS)));
  }

  private static Fault stores() {
    return Fault.of("a Secret comes to name another database", Reason.StoresSwitched)
        .says("database or redis is another one than Lago runs on now", "Put the old one back")
        .before(
            scene -> {
              scene.secrets();
              scene.secret("db", Map.of("url", URL.formatted("one")));
              scene.apply("database: {urlSecret: {name: db, key: url}}");
              scene.awaitRunning();
            })
        .when(scene -> scene.secret("db", Map.of("url", URL.formatted("two"))))
        .untilCuredBy(scene -> scene.secret("db", Map.of("url", URL.formatted("one"))));
  }

  private static Stream<Fault> accounts() {
    return Stream.of(
        Fault.of("the named service account is not there", Reason.ServiceAccountMissing)
            .says(
                "ServiceAccount {ns}/mine does not exist",
                "Create it with the annotation lago-operator.io/allow: billing; " + GOES_ON)
            .before(Scene::secrets)
            .when(scene -> scene.apply(MINE))
            .untilCuredBy(scene -> account(scene, Map.of("lago-operator.io/allow", "billing"))),
        Fault.of("the named service account allows nobody", Reason.ServiceAccountNotAllowed)
            .says(
                "ServiceAccount {ns}/mine does not let this instance run as it",
                "kubectl annotate serviceaccount -n {ns} mine lago-operator.io/allow=billing")
            .before(Scene::secrets)
            .when(
                scene -> {
                  account(scene, Map.of());
                  scene.apply(MINE);
                })
            .untilCuredBy(scene -> account(scene, Map.of("lago-operator.io/allow", "billing"))));
  }

  private static void account(Scene scene, Map<String, String> annotations) {
    scene
        .client()
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("mine")
                .withNamespace(scene.namespace())
                .withAnnotations(annotations)
                .endMetadata()
                .build())
        .fieldManager("user")
        .forceConflicts()
        .serverSideApply();
  }

  /** A backup, as somebody makes one who is careful. */
  private static void keepAndDelete(Scene scene, String name) {
    var secret = scene.on(Secret.class, name).get();
    var backup =
        new SecretBuilder(secret)
            .editMetadata()
            .withName("backup-of-" + name)
            .withResourceVersion(null)
            .withUid(null)
            .endMetadata()
            .build();
    scene.client().resource(backup).create();
    scene.on(Secret.class, name).delete();
  }

  private static Secret kept(Scene scene, String name) {
    var backup = scene.on(Secret.class, "backup-of-" + name).get();
    backup.getMetadata().setName(name);
    return backup;
  }
}

package io.lagooperator.faults;

import io.lagooperator.status.Reason;
import java.util.stream.Stream;

/** Specs that cannot be realised: the one kind of fault whose cure is another spec. */
final class SpecFaults {
  private SpecFaults() {}

  static Stream<Fault> all() {
    return Stream.of(
        spec("a release is not known", Reason.ReleaseUnknown, "version: 1.99.0")
            .says("spec.version: release 1.99.0 is not known", "update the operator"),
        spec(
                "a variable belongs to a field",
                Reason.InvalidSpec,
                "env: [{name: DATABASE_URL, value: x}]")
            .says("spec.env", "DATABASE_URL", "spec.database"),
        spec(
                "a store is not one that the operator may read",
                Reason.InvalidSpec,
                "settingsFrom: [{externalSecret: {store: {name: other, kind: SecretStore}, path: x}}]")
            .says("spec.settingsFrom[0].externalSecret.store", "LAGO_OPERATOR_SECRET_STORES"),
        spec(
                "a patch asks for more than the operator gives",
                Reason.InvalidSpec,
                "components: {pdf: {enabled: false}, api: {podTemplate: {spec: {hostNetwork: true}}}}")
            .says("spec.components.api.podTemplate", "hostNetwork"),
        spec(
                "a field is not rendered yet",
                Reason.NotSupportedYet,
                "backup: {schedule: \"0 3 * * *\"}")
            .says("spec.backup: is not supported yet"),
        Fault.of("the release goes back", Reason.UpgradeRefused)
            .says(
                "the database is at release 1.51.1 and cannot go back to 1.51.0",
                "Set version: 1.51.1")
            .before(scene -> scene.run("version: 1.51.1"))
            .when(scene -> scene.apply("version: 1.51.0"))
            .untilCuredBy(scene -> scene.apply("version: 1.51.1"))
            .inSpec());
  }

  private static Fault spec(String name, Reason reason, String line) {
    return Fault.of(name, reason)
        .before(Scene::secrets)
        .when(scene -> scene.apply(line))
        .untilCuredBy(Scene::apply)
        .inSpec();
  }
}

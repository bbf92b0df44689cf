package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.testing.Specs;
import org.junit.jupiter.api.Test;

/** Somebody rolls the operator back: what a newer one accepted must not crash an older one. */
class InstanceFromTheFutureTest {
  private static final String SPEC =
      """
      version: 1.51.0
      state: Hibernated
      hologram: {colour: blue}
      urls: {front: https://billing.example.com, mobile: https://m.example.com}
      database: {external: {host: h, user: u, sslMode: verify-quantum, failover: [x], passwordSecret: {name: p, key: k, vault: v}, caSecret: {name: p, key: c}}}
      redis: {bundled: {shards: 3}}
      storage: {volume: {accessMode: ReadWriteGalaxy, snapshots: true}}
      images: {pullPolicy: Telepathic, signatures: {}}
      ingress: {tls: {issuer: {name: x, kind: GalaxyIssuer}, mode: strict}}
      deletionPolicy: Archive
      components: {api: {replicas: 2, mood: good}, teleporter: {beams: 4}}
      """;

  @Test
  void itIsReadAndRefusedInWords() {
    assertThat(SpecValidatorTest.problems(Specs.spec(SPEC)))
        .extracting(Problem::path)
        .containsExactly(
            "spec.state",
            "spec.deletionPolicy",
            "spec.database.external.sslMode",
            "spec.storage.volume.accessMode",
            "spec.images.pullPolicy",
            "spec.ingress.tls.issuer.kind",
            "spec.components.teleporter");
  }

  @Test
  void fieldsThatNobodyKnowsYetAreNoProblem() {
    assertThat(
            SpecValidatorTest.problems(
                Specs.minimal("hologram: {colour: blue}\ncomponents: {api: {mood: good}}")))
        .isEmpty();
  }

  @Test
  void itsStatusIsReadToo() {
    var lago =
        Serialization.unmarshal(
            "{\"metadata\": {\"name\": \"billing\"}, \"status\": {\"state\": \"Dreaming\", \"aura\":"
                + " 3, \"services\": [{\"name\": \"api\", \"state\": \"Floating\", \"speed\": 9}]}}",
            LagoInstance.class);
    assertThat(lago.getStatus().state()).isEqualTo("Dreaming");
  }
}

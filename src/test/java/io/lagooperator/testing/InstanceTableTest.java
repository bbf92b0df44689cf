package io.lagooperator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.api.LagoInstance;
import org.junit.jupiter.api.Test;

class InstanceTableTest {
  @Test
  void anInstanceWithoutStatusIsShownAsNotLookedAt() {
    assertThat(InstanceTable.of(lago("")))
        .containsExactly(
            "INSTANCE     STATE     READY  MESSAGE",
            "billing      -         -      Nobody has looked at it yet.");
  }

  @Test
  void everyServiceHasALine() {
    var lago =
        lago(
            """
            status:
              state: Starting
              ready: 1/2
              message: "Starting: waiting for worker."
              services:
              - {name: postgresql, state: Running, ready: 1, desired: 1, image: "postgres:15"}
              - {name: worker, state: Starting}
            """);

    assertThat(InstanceTable.of(lago))
        .containsExactly(
            "INSTANCE     STATE     READY  MESSAGE",
            "billing      Starting  1/2    Starting: waiting for worker.",
            "",
            "SERVICE      STATE     READY  IMAGE",
            "postgresql   Running   1/1    postgres:15",
            "worker       Starting  0/0    -");
  }

  private static LagoInstance lago(String status) {
    return Serialization.unmarshal(Lagos.minimal("1.51.0") + status, LagoInstance.class);
  }
}

package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.api.LagoInstance;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How an instance looks on a screen. */
class StatusTextTest {
  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  private static final String UPGRADING =
      """
      apiVersion: lago-operator.io/v1alpha1
      kind: LagoInstance
      metadata: {name: billing, namespace: shop, generation: 4}
      spec: {version: 1.51.0}
      status:
        state: Unknown
        running: false
        observedGeneration: 4
        version: 1.45.0
        schemaVersion: 1.50.0
        ready: 1/2
        message: api crashes.
        urls: {front: https://billing.example.com, api: https://api.example.com}
        services:
        - {name: api, state: Unknown, ready: 0, desired: 2, image: getlago/api:v1.45.0, restarts: 12, reason: CrashLooping, message: api crashes.}
        - {name: front, state: Running, ready: 1, desired: 1, image: getlago/front:v1.45.0, restarts: 0}
        upgrade: {from: 1.45.0, to: 1.51.0, hop: 1.50.0, step: Rolling, path: [1.51.0]}
        conditions:
        - {type: Ready, status: "False", reason: CrashLooping, message: api crashes., lastTransitionTime: "2026-12-01T09:00:00Z"}
      """;

  @Test
  void everythingThatMattersIsOnOneScreen() {
    assertThat(text(UPGRADING, Palette.PLAIN, false))
        .isEqualTo(
            """
            Instance: shop/billing
            State:    Unknown (1/2 services as wanted)
            Release:  1.45.0, the database is at 1.50.0, 1.51.0 is asked for
            URL:      https://billing.example.com
            API:      https://api.example.com
            Upgrade:  1.45.0 → 1.51.0, now Rolling at 1.50.0; ahead: 1.51.0
            Message:  api crashes.

            SERVICE   STATE     READY   RESTARTS   REASON
            api       Unknown   0/2     12         CrashLooping
            front     Running   1/1     0

            CONDITION   STATUS   REASON         SINCE
            Ready       False    CrashLooping   3h

            Next: kubectl lago logs api -n shop -i billing --previous
            """);
  }

  @Test
  void wideAddsImagesAndMessages() {
    assertThat(text(UPGRADING, Palette.PLAIN, true))
        .contains(
            "REASON         IMAGE                   MESSAGE\n",
            "CrashLooping   getlago/api:v1.45.0     api crashes.\n",
            "SINCE   MESSAGE\n");
  }

  @Test
  void coloursDoNotMoveColumns() {
    var coloured = text(UPGRADING, new Palette(true), false);

    assertThat(coloured).contains("\u001b[31mUnknown\u001b[0m", "\u001b[32mRunning\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[\\d+m", ""))
        .isEqualTo(text(UPGRADING, Palette.PLAIN, false));
  }

  @Test
  void anInstanceThatNobodyHasLookedAtSaysSo() {
    assertThat(
            text(
                """
                apiVersion: lago-operator.io/v1alpha1
                kind: LagoInstance
                metadata: {name: billing, namespace: shop, generation: 1}
                spec: {version: 1.51.0}
                """,
                Palette.PLAIN,
                false))
        .contains(
            "State:    not seen by an operator\n",
            "Release:  none yet, 1.51.0 is asked for\n",
            "Message:  No operator has looked at it",
            "Next: kubectl get deployments -A");
  }

  @Test
  void aStatusOfAnOlderSpecIsToldApart() {
    assertThat(text(UPGRADING.replace("generation: 4}", "generation: 5}"), Palette.PLAIN, false))
        .contains("Note:     the operator has not looked at the newest spec yet\n");
  }

  private static String text(String yaml, Palette palette, boolean wide) {
    var lago = Serialization.unmarshal(yaml, LagoInstance.class);
    return new StatusText(lago, palette, NOW, wide).text();
  }
}

package io.lagooperator.leadership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lagooperator.settings.LeaseSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** For how long a replica may be sure that it is the only one. */
class RenewalsTest {
  private final AtomicLong clock = new AtomicLong(42);
  private final Renewals renewals =
      new Renewals(
          new LeaseSettings("lago-operator", Optional.empty(), "one", Duration.ofSeconds(15)),
          clock::get);

  @Test
  void withoutARenewalNothingMayBeWritten() {
    assertThat(renewals.areRecent()).isFalse();
  }

  @Test
  void itCountsFromWhenTheRenewalWasAskedFor() {
    renewals.by(() -> pass(Duration.ofSeconds(4)));
    assertThat(renewals.areRecent()).isTrue();
    pass(Duration.ofSeconds(6).minusNanos(1));
    assertThat(renewals.areRecent()).isTrue();
    pass(Duration.ofNanos(1));
    assertThat(renewals.areRecent()).isFalse();
  }

  @Test
  void aRenewalThatFailsIsNone() {
    renewals.by(() -> {});
    pass(Duration.ofSeconds(9));
    assertThatThrownBy(
            () ->
                renewals.by(
                    () -> {
                      throw new IllegalStateException("refused");
                    }))
        .hasMessage("refused");
    pass(Duration.ofSeconds(1));
    assertThat(renewals.areRecent()).isFalse();
  }

  @Test
  void afterTheLeaseIsGivenUpNothingMayBeWritten() {
    renewals.by(() -> {});
    renewals.end();
    assertThat(renewals.areRecent()).isFalse();
  }

  @Test
  void aLeaseThatNobodyAsksForAnyMoreIsNoticed() {
    pass(Duration.ofSeconds(134));
    assertThat(renewals.areAskedFor()).isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(renewals.areAskedFor()).isFalse();
    renewals.asked();
    assertThat(renewals.areAskedFor()).isTrue();
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }
}

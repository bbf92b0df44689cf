package io.lagooperator.faults;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.status.Reason;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of faults has everything that a person may have to act on. */
class FaultTableTest {
  /** Reasons that no fault of the table leads to, and why. */
  private static final Map<Reason, String> NOT_TRIED =
      Map.of(
          Reason.Unexpected, "a fault of the operator: one that is known is mended",
          Reason.DatabaseBehind, "a way that is too long is a matter of upgrades, and tried there",
          Reason.DataWorkDue, "work on data is a matter of upgrades, and tried there",
          Reason.DataWorkFailed, "likewise",
          Reason.ApprovalNeeded, "likewise, and no fault",
          Reason.Paused, "asked for, and tried with the pause");

  @Test
  void everyReasonThatCallsForSomebodyIsTried() {
    var tried = Faults.all().map(Fault::reason).collect(toSet());

    assertThat(Arrays.stream(Reason.values()).filter(it -> !it.nextStep().isEmpty()))
        .allMatch(reason -> tried.contains(reason) != NOT_TRIED.containsKey(reason));
  }

  @Test
  void thereAreManyFaultsAndEachIsAnother() {
    var names = Faults.all().map(Fault::name).toList();

    assertThat(names).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
  }

  @Test
  void eachFaultSaysMoreThanItsReason() {
    assertThat(Faults.all()).allSatisfy(fault -> assertThat(fault.words()).isNotEmpty());
  }

  @Test
  void fewNeedAnotherSpec() {
    assertThat(Faults.all().filter(Fault::curedInSpec)).hasSizeLessThanOrEqualTo(6);
  }
}

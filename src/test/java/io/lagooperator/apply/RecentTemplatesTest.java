package io.lagooperator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.desired.Templates;
import io.lagooperator.plan.StoreIdentities;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.Specs;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentTemplatesTest {
  private final RecentTemplates recent = new RecentTemplates();

  @Test
  void whatHasNotChangedIsNotRenderedAgain() {
    var first = of(Specs.minimal("components: {api: {replicas: 2}}"));

    assertThat(of(Specs.minimal("components: {api: {replicas: 2}}"))).isSameAs(first);
  }

  @Test
  void whatHasChangedIsRenderedAgain() {
    var first = of(Specs.minimal(""));

    assertThat(of(Specs.minimal("restart: again"))).isNotSameAs(first);
  }

  @Test
  void instancesDoNotPushEachOtherOutWhileTheyAreFew() {
    var first = of(named(0));
    IntStream.range(1, RecentTemplates.KEPT).forEach(i -> of(named(i)));

    assertThat(of(named(0))).isSameAs(first);
  }

  @Test
  void onlyTheInstancesOfLateAreRemembered() {
    var first = of(named(0));
    IntStream.rangeClosed(1, RecentTemplates.KEPT).forEach(i -> of(named(i)));

    assertThat(of(named(0))).isNotSameAs(first);
  }

  private static LagoInstance named(int number) {
    var lago = Specs.minimal("");
    lago.getMetadata().setUid("uid-" + number);
    return lago;
  }

  private Templates of(LagoInstance lago) {
    var instance = Specs.resolved(lago);
    return recent.of(instance, FakeInputs.of(instance), new StoreIdentities("db", "q", "f"));
  }
}

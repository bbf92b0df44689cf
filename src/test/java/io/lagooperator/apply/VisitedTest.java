package io.lagooperator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.lagooperator.api.LagoInstance;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisitedTest {
  private final Visited visited = new Visited();

  @Test
  void whatComesBeforeTheFirstPassIsNoNewsSinceThatPassFindsIt() {
    assertThat(visited.hasAnyOf(Set.of(new ResourceID("billing", "shop")))).isFalse();
  }

  @Test
  void whatComesOnceAPassHasBegunIsNews() {
    visited.add(instance("billing", "shop"));
    assertThat(visited.hasAnyOf(Set.of(new ResourceID("billing", "shop")))).isTrue();
  }

  @Test
  void aSecretOfSeveralIsNewsAsSoonAsOneOfThemHasBeenLookedAt() {
    visited.add(instance("billing", "shop"));
    assertThat(
            visited.hasAnyOf(
                Set.of(new ResourceID("other", "shop"), new ResourceID("billing", "shop"))))
        .isTrue();
  }

  @Test
  void anInstanceOfTheSameNameElsewhereIsAnotherOne() {
    visited.add(instance("billing", "shop"));
    assertThat(visited.hasAnyOf(Set.of(new ResourceID("billing", "other-shop")))).isFalse();
    assertThat(visited.hasAnyOf(Set.of())).isFalse();
  }

  private static LagoInstance instance(String name, String namespace) {
    var lago = new LagoInstance();
    lago.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
    return lago;
  }
}

package io.lagooperator.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RightsAuditTest {
  private static final Right READ = new Right("", "secrets", "get");
  private static final Right REMOVE = new Right("apps", "deployments", "delete");

  @Test
  void whatIsUsedAndGrantedIsRight() {
    RightsAudit.judge(Set.of(READ, REMOVE), Set.of(REMOVE, READ), Set.of());
  }

  @Test
  void aRightThatLacksIsNamed() {
    assertThatThrownBy(() -> RightsAudit.judge(Set.of(READ, REMOVE), Set.of(READ), Set.of()))
        .hasMessageEndingWith("uses: it also needs delete deployments.apps;");
  }

  @Test
  void aRightThatNothingNeedsIsNamed() {
    assertThatThrownBy(() -> RightsAudit.judge(Set.of(REMOVE), Set.of(READ, REMOVE), Set.of()))
        .hasMessageEndingWith("uses: nothing has needed get secrets;");
  }

  @Test
  void whatIsNotNeededCannotBeToldFromSomeTestsAlone() {
    RightsAudit.judge(Set.of(REMOVE), Set.of(READ, REMOVE), Set.of("RestClusterTest"));
  }

  @Test
  void anApplyThatMakesAnObjectNeedsTwoRights() throws IOException {
    assertThat(Right.neededBy(patch(201)))
        .containsExactly(
            new Right("apps", "deployments", "patch"), new Right("apps", "deployments", "create"));
    assertThat(Right.neededBy(patch(200)))
        .containsExactly(new Right("apps", "deployments", "patch"));
  }

  private static Request patch(int code) throws IOException {
    return Request.of(
        new ObjectMapper()
            .readTree(
                """
                {"verb": "patch", "objectRef": {"apiGroup": "apps", "resource": "deployments"},
                 "responseStatus": {"code": %d},
                 "requestReceivedTimestamp": "2026-01-01T00:00:00Z",
                 "stageTimestamp": "2026-01-01T00:00:00Z"}
                """
                    .formatted(code)));
  }
}

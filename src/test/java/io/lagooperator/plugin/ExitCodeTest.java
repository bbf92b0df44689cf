package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Numbers that scripts rely on. */
class ExitCodeTest {
  @Test
  void theNumbersNeverChange() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number))
        .containsExactly(0, 1, 2, 3, 4, 5);
  }
}

package io.lagooperator.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTextTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  @Test
  void withoutATerminalOnlyChangedLinesAreTold() {
    var text = new LiveText(out, false);

    text.show(List.of("header", "", "api Starting", "front Starting"));
    text.show(List.of("header", "", "api Running", "front Starting"));

    assertThat(bytes.toString(UTF_8).lines())
        .containsExactly("header", "api Starting", "front Starting", "api Running");
  }

  @Test
  void onATerminalTheNewTextTakesThePlaceOfTheOld() {
    var text = new LiveText(out, true);

    text.show(List.of("one", "two"));
    bytes.reset();
    text.show(List.of("three"));

    assertThat(bytes.toString(UTF_8)).isEqualTo("\u001b[2A\r\u001b[J\u001b[?7lthree\u001b[?7h\n");
  }

  @Test
  void whatIsShownAlreadyIsNotShownAgain() {
    var text = new LiveText(out, true);

    text.show(List.of("one"));
    bytes.reset();
    text.show(List.of("one"));

    assertThat(bytes.toString(UTF_8)).isEmpty();
  }
}

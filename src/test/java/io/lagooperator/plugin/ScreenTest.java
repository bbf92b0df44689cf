package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said where nobody reads it. */
class ScreenTest {
  @Test
  void anAnswerThatNobodyReadsEndsTheCall() {
    var screen = on(closedPipe());

    assertThatThrownBy(() -> screen.print("a line")).isInstanceOf(OutputClosed.class);
    assertThatThrownBy(() -> screen.printAll("a text")).isInstanceOf(OutputClosed.class);
  }

  @Test
  void itEndsWithoutAWord() {
    var err = new ByteArrayOutputStream();

    var exitCode =
        KubectlLago.run(
            surroundings(closedPipe(), new PrintStream(err, true, StandardCharsets.UTF_8)),
            "completion",
            "bash");

    assertThat(exitCode).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  static Screen on(PrintStream stream) {
    return new Screen(surroundings(stream, stream));
  }

  static Surroundings surroundings(PrintStream out, PrintStream err) {
    return new Surroundings(
        InputStream.nullInputStream(),
        out,
        err,
        Set.of(),
        Map.of(),
        InstantSource.system(),
        line -> 0);
  }

  static PrintStream closedPipe() {
    return new PrintStream(
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("Broken pipe");
          }
        },
        false,
        StandardCharsets.UTF_8);
  }
}

package io.lagooperator;

import io.lagooperator.testing.Golden;
import io.lagooperator.testing.Kubectl;
import io.lagooperator.testing.Lagos;
import io.lagooperator.testing.TerminalPicture;
import io.lagooperator.testing.TestNamespace;
import io.lagooperator.testing.WithOperator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The picture that README begins with is what a terminal shows. */
@WithOperator
class FirstScreenClusterTest {
  private static final Path PICTURE = Path.of("docs", "first-screen.svg");

  @Test
  void thePictureIsWhatKubectlAnswers(TestNamespace namespace) {
    var kubectl = Kubectl.in(namespace);
    var screen = new ArrayList<String>();
    type(screen, kubectl, List.of("apply", "-f", "examples/minimal.yaml"));
    new Lagos(namespace).awaitState("billing", "Running");
    screen.add("");
    type(screen, kubectl, List.of("get", "lago"));

    Golden.check(PICTURE, TerminalPicture.of(screen));
  }

  /** Its age is the one thing that is never the same twice. */
  private static void type(List<String> screen, Kubectl kubectl, List<String> arguments) {
    screen.add("$ kubectl " + String.join(" ", arguments));
    kubectl
        .run(arguments.toArray(String[]::new))
        .lines()
        .map(line -> line.stripTrailing().replaceFirst("\\d+m?\\d*s$", "9s"))
        .forEach(screen::add);
  }
}

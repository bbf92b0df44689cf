package io.lagooperator.plugin;

import java.io.IOException;
import java.util.List;

/** Programs that have the streams of this process as their own. */
final class InheritingPrograms implements Programs {
  @Override
  public int run(List<String> line) {
    try {
      return new ProcessBuilder(line).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new Refusal(
          "%s cannot be started: %s. Install it, or put it on the PATH."
              .formatted(line.get(0), e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("%s was interrupted.".formatted(line.get(0)));
    }
  }
}

package io.lagooperator.plugin;

import java.util.List;

/** Starts other programs in the place of this one, at the same terminal. */
@FunctionalInterface
public interface Programs {
  /** Its exit code, once it has ended. */
  int run(List<String> line);
}

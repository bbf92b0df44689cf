package io.lagooperator.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One way to get the programs of the control plane. */
interface BinarySource {
  /**
   * Puts the missing programs into the folder; those that are there when it gives up are kept.
   *
   * @throws NotToBeHad when at least one is left, with the reason as half a sentence
   */
  void fill(Path folder, List<ClusterBinary> missing) throws NotToBeHad, IOException;

  /** Says in half a sentence why a source cannot give a program. */
  final class NotToBeHad extends Exception {
    NotToBeHad(String reason) {
      super(reason);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }
}

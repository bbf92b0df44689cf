package io.lagooperator.faults;

import java.util.stream.Stream;

/** The table of faults. */
final class Faults {
  private Faults() {}

  /** Also those that are tried elsewhere. */
  static Stream<Fault> all() {
    return Stream.concat(ofOneInstance(), KindFaults.all());
  }

  /** Those that need no more than an instance in a namespace of its own. */
  static Stream<Fault> ofOneInstance() {
    return Stream.of(
            SecretFaults.all(),
            KeyFaults.all(),
            ForeignFaults.all(),
            ServerFaults.all(),
            PodFaults.all(),
            NodeFaults.all(),
            JobFaults.all(),
            SpecFaults.all())
        .flatMap(faults -> faults);
  }
}

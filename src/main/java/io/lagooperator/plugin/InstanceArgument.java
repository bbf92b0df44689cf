package io.lagooperator.plugin;

import io.lagooperator.api.LagoInstance;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The instance as an argument, for verbs that take no other. */
final class InstanceArgument {
  @Parameters(arity = "0..1", paramLabel = "INSTANCE", description = "The same as --instance.")
  Optional<String> name = Optional.empty();

  LagoInstance of(Session session) {
    return new Instances(session).meant(name);
  }
}

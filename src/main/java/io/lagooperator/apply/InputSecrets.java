package io.lagooperator.apply;

import io.lagooperator.model.GeneratedSecret;
import io.lagooperator.model.InputCheck;
import io.lagooperator.model.InputReference;
import io.lagooperator.model.InputReferences;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Problem;
import io.lagooperator.observed.Observed;
import io.lagooperator.plan.LostKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that an instance reads from Secrets; those that only we can make are made first. */
final class InputSecrets {
  private final GeneratedSecrets generated;
  private final SecretReader reader;

  InputSecrets(GeneratedSecrets generated, SecretReader reader) {
    this.generated = generated;
    this.reader = reader;
  }

  InputCheck.Result of(Instance instance, Observed observed) {
    var own = GeneratedSecret.of(instance);
    var names = own.stream().map(GeneratedSecret::name).collect(Collectors.toSet());
    var references = InputReferences.of(instance);
    var given = references.stream().filter(r -> !names.contains(r.key().secret())).toList();
    var ofUsers = InputCheck.of(instance, given, read(instance, given), Set.of());
    if (!ofUsers.problems().isEmpty()) {
      return ofUsers; // nothing is made for an instance that cannot be realised yet
    }
    var lost = make(instance, observed, own);
    return lost.isEmpty()
        ? InputCheck.of(instance, references, read(instance, references), names)
        : new InputCheck.Result(new Inputs(Map.of()), lost);
  }

  private Map<String, Map<String, String>> read(
      Instance instance, List<InputReference> references) {
    return reader.read(
        instance.namespace(), references.stream().map(r -> r.key().secret()).toList());
  }

  private List<Problem> make(Instance instance, Observed observed, List<GeneratedSecret> own) {
    own.stream()
        .filter(secret -> generated.exists(instance, secret))
        .forEach(secret -> generated.settleOwners(instance, secret));
    var missing = own.stream().filter(secret -> !generated.exists(instance, secret)).toList();
    var lost =
        missing.stream()
            .flatMap(secret -> LostKeys.of(instance, secret, observed).stream())
            .toList();
    if (lost.isEmpty()) {
      generated.make(instance, missing).forEach(reader::learn);
    }
    return lost;
  }
}

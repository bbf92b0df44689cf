package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.Secret;
import io.lagooperator.desired.SecretData;
import io.lagooperator.model.GeneratedSecret;
import io.lagooperator.model.InputCheck;
import io.lagooperator.model.InputReference;
import io.lagooperator.model.InputReferences;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Problem;
import io.lagooperator.model.SecretKey;
import io.lagooperator.observed.Observed;
import io.lagooperator.plan.LostKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that an instance reads from Secrets; those that only we can make are drafted. Nothing
 * is written here.
 */
final class InputSecrets {
  private final GeneratedSecrets generated;
  private final SecretReader reader;

  InputSecrets(GeneratedSecrets generated, SecretReader reader) {
    this.generated = generated;
    this.reader = reader;
  }

  /**
   * What was read, the drafts of Secrets that are still to be written, and those that are to go
   * with the instance, or no longer are.
   */
  record Read(Inputs inputs, List<Problem> problems, List<Secret> drafts, List<Secret> unsettled) {
    private static Read failed(List<Problem> problems) {
      return new Read(new Inputs(Map.of()), problems, List.of(), List.of());
    }
  }

  Read of(Instance instance, Observed observed) {
    var own = GeneratedSecret.of(instance);
    var names = own.stream().map(GeneratedSecret::name).collect(Collectors.toSet());
    var references = InputReferences.of(instance);
    var given = references.stream().filter(r -> !names.contains(r.key().secret())).toList();
    var ofUsers = InputCheck.of(instance, given, read(instance, given), Set.of());
    if (!ofUsers.problems().isEmpty()) {
      return Read.failed(ofUsers.problems()); // nothing is made for what cannot be realised yet
    }
    var missing = own.stream().filter(secret -> !generated.exists(instance, secret)).toList();
    var lost =
        missing.stream()
            .flatMap(secret -> LostKeys.of(instance, secret, observed).stream())
            .toList();
    if (!lost.isEmpty()) {
      return Read.failed(lost);
    }
    var unsettled =
        own.stream().flatMap(secret -> generated.unsettled(instance, secret).stream()).toList();
    var drafts = missing.stream().map(secret -> generated.draft(instance, secret)).toList();
    var secrets = read(instance, references);
    drafts.forEach(it -> secrets.put(it.getMetadata().getName(), SecretData.decoded(it)));
    var checked = InputCheck.of(instance, references, secrets, names);
    return new Read(
        checked.inputs().and(optional(instance)), checked.problems(), drafts, unsettled);
  }

  private Map<SecretKey, String> optional(Instance instance) {
    var found = new HashMap<SecretKey, String>();
    for (var key : InputReferences.optional(instance)) {
      Optional.ofNullable(
              reader
                  .read(instance.namespace(), List.of(key.secret()))
                  .getOrDefault(key.secret(), Map.of())
                  .get(key.key()))
          .map(InputCheck::withoutLastNewline)
          .ifPresent(value -> found.put(key, value));
    }
    return found;
  }

  private Map<String, Map<String, String>> read(
      Instance instance, List<InputReference> references) {
    return reader.read(
        instance.namespace(), references.stream().map(r -> r.key().secret()).toList());
  }
}

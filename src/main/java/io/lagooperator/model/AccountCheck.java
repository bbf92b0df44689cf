package io.lagooperator.model;

import io.lagooperator.model.Problem.Kind;
import java.util.Optional;

/**
 * Checks the service account that an instance names: who may write instances could else run as any
 * account of the namespace.
 */
public final class AccountCheck {
  private static final String PATH = "spec.defaults.serviceAccount.name";

  private AccountCheck() {}

  /** An account as far as it matters: which instance may run as it, in its own words. */
  public record Account(String name, Optional<String> allowed) {}

  /** What keeps the pods of an instance from running as the account that it names. */
  public static Optional<Problem> problem(
      Instance instance, String name, Optional<Account> account) {
    var full = "ServiceAccount " + instance.namespace() + "/" + name;
    if (account.isEmpty()) {
      return Optional.of(
          new Problem(
              Kind.ACCOUNT_MISSING,
              PATH,
              "%s does not exist. Create it with the annotation %s: %s; the operator goes on by itself."
                  .formatted(full, Labels.ALLOW, instance.name())));
    }
    return account.get().allowed().filter(instance.name()::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                Kind.ACCOUNT_NOT_ALLOWED,
                PATH,
                "%s does not let this instance run as it. If it should, say so with kubectl annotate serviceaccount -n %s %s %s=%s%s; the operator goes on by itself."
                    .formatted(
                        full,
                        instance.namespace(),
                        name,
                        Labels.ALLOW,
                        instance.name(),
                        account.get().allowed().isPresent() ? " --overwrite" : "")));
  }
}

package io.lagooperator.model;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.SecurityLevel;
import io.lagooperator.api.Sentences;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rules on what all pods share: their security level and their account. */
final class PodRules {
  private PodRules() {}

  static void check(LagoInstance lago, Complaints found) {
    var defaults = lago.getSpec().defaults();
    if (defaults == null) {
      return;
    }
    found.word("spec.defaults.security", defaults.security(), SecurityLevel.class);
    keys("spec.defaults.podLabels", defaults.podLabels(), found);
    keys("spec.defaults.podAnnotations", defaults.podAnnotations(), found);
    var account = defaults.serviceAccount();
    if (account != null && account.isNamed()) {
      found.check(
          account.annotations() == null || account.annotations().isEmpty(),
          "spec.defaults.serviceAccount",
          Sentences.ACCOUNT_OF_USER_IS_ANNOTATED_ITSELF);
      found.check(
          !Objects.equals(account.name(), lago.getMetadata().getName()),
          "spec.defaults.serviceAccount.name",
          Sentences.ACCOUNT_OF_USER_HAS_OWN_NAME);
    }
  }

  private static void keys(String path, @Nullable Map<String, String> given, Complaints found) {
    if (given != null) {
      given.keySet().forEach(key -> PodTemplateRules.key(path, key, found));
    }
  }
}

package io.lagooperator.model;

import io.lagooperator.api.SecretKeyReference;

/** One key of one Secret in the namespace of the instance. */
public record SecretKey(String secret, String key) {
  public static SecretKey of(SecretKeyReference reference) {
    return new SecretKey(reference.name(), reference.key());
  }
}

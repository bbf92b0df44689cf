package io.lagooperator.model;

/** One thing that keeps an instance from being realised: where it is and what to do about it. */
public record Problem(Kind kind, String path, String sentence) {

  /** What a problem is about; status has a reason for each. */
  public enum Kind {
    INVALID_SPEC,
    NOT_SUPPORTED_YET,
    RELEASE_UNKNOWN,
    SECRET_MISSING,
    SECRET_KEY_MISSING,
    SECRET_VALUE_INVALID,
    ACCOUNT_MISSING,
    ACCOUNT_NOT_ALLOWED,
    KEYS_INCOMPLETE,
    KEYS_MISSING,
    KEYS_CHANGED,
    UPGRADE_REFUSED,
    DATA_STEPS_DUE,
    STORES_SWITCHED,
    API_REFUSED,
    UNEXPECTED
  }

  @Override
  public String toString() {
    return path + ": " + sentence;
  }
}

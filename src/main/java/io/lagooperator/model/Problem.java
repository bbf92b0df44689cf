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
    STORES_SWITCHED,
    KIND_NOT_SERVED,
    OBJECT_FOREIGN,
    OBJECT_STUCK,
    API_REFUSED,
    UNEXPECTED;

    /** Whether nothing tells when it is cured, so that it must be looked at again. */
    public boolean isUnheard() {
      return switch (this) {
        case KIND_NOT_SERVED, OBJECT_FOREIGN, OBJECT_STUCK, API_REFUSED -> true;
        default -> false;
      };
    }
  }

  @Override
  public String toString() {
    return path + ": " + sentence;
  }
}

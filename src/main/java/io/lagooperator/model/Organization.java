package io.lagooperator.model;

/** The first organization with its first user, made once. */
public record Organization(
    String name, String email, SecretKey password, SecretKey apiKey, boolean made) {
  static final String PASSWORD = "password";
  static final String API_KEY = "api-key";

  Organization asMade() {
    return new Organization(name, email, password, apiKey, true);
  }
}

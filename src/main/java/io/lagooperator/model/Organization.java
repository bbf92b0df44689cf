package io.lagooperator.model;

/** The first organization with its first user, made once. */
public record Organization(String name, String email, SecretKey password, SecretKey apiKey) {
  static final String PASSWORD = "password";
  static final String API_KEY = "api-key";
}

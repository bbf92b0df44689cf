package io.lagooperator.authoring;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is asked before a manifest is written, in the order of asking. */
public enum Question {
  NAME("Name of the instance"),
  RELEASE("Release of Lago"),
  FRONT_URL("Public address of the user interface"),
  API_URL("Public address of the API; empty: the same, by path"),
  DATABASE("PostgreSQL: a bundled one for small installations, or your own", "bundled", "external"),
  DATABASE_HOST("Host of your PostgreSQL"),
  DATABASE_USER("Role that Lago connects as"),
  REDIS("Redis: a bundled one for small installations, or your own", "bundled", "external"),
  REDIS_HOST("Host of your Redis"),
  STORAGE("Where files such as invoices are kept", "volume", "s3", "gcs"),
  BUCKET("Bucket"),
  REGION("Region of the bucket"),
  ENDPOINT("Address of the object storage; empty: Amazon S3"),
  PROJECT("Google Cloud project of the bucket"),
  MAIL("Does Lago send mail?", "no", "yes"),
  MAIL_HOST("Mail server"),
  MAIL_PORT("Port of the mail server; 2587 where 587 is closed"),
  MAIL_USER("User at the mail server"),
  MAIL_FROM("Address that mail comes from"),
  ROUTE("Public route", "ingress", "gateway", "none"),
  INGRESS_CLASS("Class of the Ingress; empty: the cluster's default"),
  ISSUER("ClusterIssuer of cert-manager for its certificate; empty: no TLS section"),
  GATEWAY("Gateway that takes the routes"),
  GATEWAY_NAMESPACE("Namespace of the Gateway; empty: that of the instance"),
  ORGANIZATION("First organization; empty: people sign up themselves"),
  EMAIL("Address of its first user"),
  SIZE(
      "Size: small, or with workers of their own and autoscaling as on Kapsule",
      "small",
      "kapsule");

  private final String text;
  private final List<String> choices;

  Question(String text, String... choices) {
    this.text = text;
    this.choices = List.of(choices);
  }

  public String text() {
    return text;
  }

  /** What may be answered, where that is not free; the first is the default. */
  public List<String> choices() {
    return choices;
  }

  /** How it is called on a command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Question> byKey(String key) {
    return Arrays.stream(values()).filter(question -> question.key().equals(key)).findFirst();
  }
}

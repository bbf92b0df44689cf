package io.lagooperator.model;

import java.util.List;

/** The names of all objects of one instance. */
public record Names(String instance) {
  public String of(Component component) {
    return instance + "-" + component.label();
  }

  /** Keys of Lago, made once. */
  public String keys() {
    return instance + "-keys";
  }

  /** Derived URLs and other values that processes read; other values have another name. */
  public String connections(String hash) {
    return instance + "-connections-" + hash;
  }

  /** A bag of settings from an external store; another path has another name. */
  public String settings(String hash) {
    return instance + "-settings-" + hash;
  }

  /** What the front serves to browsers as its settings. */
  public String frontConfig() {
    return instance + "-front";
  }

  /** The volume for files. */
  public String files() {
    return instance + "-files";
  }

  public String serviceAccount() {
    return instance;
  }

  public String ingress() {
    return instance;
  }

  /** The route of the front, and of the API where both share a host. */
  public String httpRoute() {
    return instance;
  }

  /** The route of an API that has a host of its own. */
  public String apiRoute() {
    return instance + "-api";
  }

  public String tls() {
    return instance + "-tls";
  }

  /** Credentials of the first organization, as far as they were not given. */
  public String admin() {
    return instance + "-admin";
  }

  /** All Secrets that may be made once: keys and credentials, as far as they were not given. */
  public List<String> generated() {
    return List.of(keys(), of(Component.POSTGRESQL), of(Component.REDIS), admin());
  }

  /** What in-cluster clients of the API need to know. */
  public String binding() {
    return instance + "-binding";
  }

  /** How KEDA finds the queues. */
  public String queues() {
    return instance + "-queues";
  }

  /** The Job that makes the first organization. */
  public String organizationJob() {
    return instance + "-organization";
  }

  /**
   * The Job that brings one database to one release; one that failed stays beside the next. The
   * number of an attempt takes the place of what tells databases apart, since names are short.
   */
  public String migrateJob(Release release, String database, int attempt) {
    var number = attempt == 1 ? "" : "-" + attempt;
    var place = database.substring(0, Math.max(0, database.length() - number.length()));
    return job(JobStep.MIGRATION, release, place + number);
  }

  /** The Job of the work on the data that a release asks for. */
  public String dataWorkJob(Release release, String database) {
    return job(JobStep.DATA_WORK, release, database);
  }

  /** The Job that waits for the queues of a worker. */
  public String drainJob(Component worker) {
    return instance + "-" + JobStep.DRAIN.label() + "-" + worker.label();
  }

  private String job(JobStep step, Release release, String database) {
    return "%s-%s-%s-%s"
        .formatted(instance, step.label(), release.toString().replace('.', '-'), database);
  }
}

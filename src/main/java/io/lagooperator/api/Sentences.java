package io.lagooperator.api;

/** The sentences of the shape rules: the API server and the operator say the same words. */
public final class Sentences {
  public static final String NAME_IS_SHORT_DNS_LABEL =
      "metadata.name must be a DNS label of at most 40 characters: lower-case letters, digits and"
          + " hyphens, starting with a letter";
  public static final String OPERATOR_CLASS_IS_FIXED =
      "operatorClass cannot be changed; create the instance anew with the other class";
  public static final String URLS_ARE_NEEDED =
      "urls.front is required; give the public URL of the user interface, for example"
          + " https://billing.example.com";
  public static final String VERSION_IS_RELEASE =
      "must be a Lago release such as 1.51.0, without a leading v";

  public static final String URL_HAS_SCHEME =
      "must start with https:// or http://, for example https://billing.example.com";
  public static final String URL_HAS_NO_TRAILING_SLASH =
      "must not end with a slash; leave the slash out";
  public static final String URL_IS_SCHEME_AND_HOST =
      "must be a scheme and a host and nothing else, for example https://billing.example.com";

  public static final String TLS_NEEDS_SECRET_OR_ISSUER =
      "give secretName, issuer or both; leave tls out for a route without TLS";
  public static final String ONE_SETTINGS_SOURCE = "give exactly one of secret and externalSecret";

  public static final String STORAGE_CLASS_IS_FIXED =
      "storageClassName cannot be changed once the volume is made";
  public static final String SIZE_MAY_ONLY_GROW =
      "size may grow, never shrink; keep the old size or give a larger one";

  public static final String ACCESS_MODE_IS_FIXED =
      "accessMode cannot be changed once the volume is made";

  public static final String ONE_DATABASE = "give exactly one of bundled, external and urlSecret";
  public static final String ONE_DATABASE_USER = "give exactly one of user and userSecret";
  public static final String VERIFY_NEEDS_CA =
      "sslMode verify-ca and verify-full need caSecret, the certificate of the authority";
  public static final String ONE_REDIS = "give exactly one of bundled, external and urlSecret";
  public static final String REDIS_HOST_OR_SENTINELS = "give exactly one of host and sentinels";
  public static final String SENTINELS_NEED_MASTER =
      "sentinels and masterName belong together; give both or neither";
  public static final String ONE_REDIS_SERVER = "give exactly one of external and urlSecret";
  public static final String ONE_STORAGE = "give exactly one of volume, s3 and gcs";
  public static final String S3_KEYS_COME_IN_PAIRS =
      "accessKeySecret and secretKeySecret belong together; give both, or neither to use the"
          + " identity of the workload";

  public static final String VALUE_OR_SECRET = "give exactly one of value and secret";
  public static final String AUTOSCALING_BOUNDS = "min must not be greater than max";

  public static final String COMPONENT_NAMES =
      "components may be named api, front, pdf, clock, worker, events, billing, pdfWorker, webhook,"
          + " clockWorker, payments, analytics, aiAgent, alerts, wallets, dedicated, meilisearch,"
          + " eventsConsumer and eventsProcessor";
  public static final String CLOCK_IS_ONE =
      "clock always has exactly one pod; leave replicas and autoscaling out";
  public static final String THREADS_ARE_OF_API =
      "threads and processes fit only api; workers have concurrency";
  public static final String CONCURRENCY_IS_OF_WORKERS =
      "concurrency fits only workers; api has threads and processes";
  public static final String WORKER_IS_NEEDED =
      "worker serves queues that nobody else does and needs at least one pod; use state: Stopped to"
          + " stop the instance";
  public static final String ENABLED_IS_OF_OPTIONAL =
      "api, front, clock and worker always run; leave enabled out, or use state: Stopped";

  public static final String STREAMS_FOLLOW_STREAMING =
      "eventsConsumer and eventsProcessor run exactly while streaming is given; leave enabled out";
  public static final String STREAMS_NEED_STREAMING =
      "eventsConsumer and eventsProcessor run only with streaming; give streaming, or leave them out";
  public static final String DEDICATED_WORKERS_HAVE_PODS =
      "a dedicated worker serves queues that nobody else does and needs at least one pod; turn it off"
          + " with enabled: false, and the default worker does its jobs";
  public static final String WORKERS_NEVER_SCALE_TO_NONE =
      "min must be at least 1: jobs that no pod works on would bring no pod back";
  public static final String ORGANIZATIONS_ARE_OF_DEDICATED = "organizations fits only dedicated";
  public static final String DEDICATED_NEEDS_ORGANIZATIONS =
      "dedicated needs organizations, the IDs of those whose jobs it takes; give at least one, or"
          + " leave enabled out";
  public static final String ORGANIZATIONS_ARE_IDS =
      "organizations must be IDs in lower case, such as 1a901a90-1a90-1a90-1a90-1a901a901a90";
  public static final String SEARCH_WORKER_NEEDS_SEARCH =
      "meilisearch has nothing to do without integrations.meilisearch; give that, and the worker runs"
          + " by itself";

  private Sentences() {}
}

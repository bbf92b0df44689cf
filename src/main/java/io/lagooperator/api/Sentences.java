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

  public static final String STORE_IS_NOT_LISTED =
      "%s is not among the stores that this operator may read for instances, which its setting"
          + " LAGO_OPERATOR_SECRET_STORES lists. Have it added there (secretStores of the chart), or give a Secret instead";

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

  public static final String SPEC_IS_UNREADABLE =
      "cannot be read: %s. Correct it; if it is as the documentation says, apply the CRD of this"
          + " version of the operator";
  public static final String NUMBER_BOUNDS = "must be a whole number from %d to %d";
  public static final String QUANTITY = "must be an amount such as 500m, 2 or 1Gi";
  public static final String SIZE = "must be a size such as 10Gi";
  public static final String TIME =
      "must be a time with its zone, such as 2026-12-01T18:00:00Z or 2026-12-01T18:00:00+01:00";

  public static final String MIGRATION_URL_OR_ROLE =
      "give either urlSecret, or userSecret and passwordSecret";
  public static final String MIGRATION_IS_OF_OWN_DATABASE =
      "migration is for a database of your own, the bundled one has one role; leave it out";
  public static final String MIGRATION_ROLE_NEEDS_EXTERNAL =
      "migration.userSecret goes with external; beside urlSecret give migration.urlSecret";
  public static final String ONE_REDIS_HOST =
      "must name one server, without commas or blanks: Lago knows no Redis Cluster; for a Redis"
          + " that fails over, give sentinels";
  public static final String SENTINEL_HOST =
      "must be a name or an IPv4 address: Lago cannot read other addresses of sentinels";
  public static final String REDIS_USER_IS_PLAIN =
      "user may have letters, digits and .-_~ only: Lago's client does not decode others";
  public static final String REDIS_USER_NEEDS_PASSWORD =
      "user needs passwordSecret: without a password Lago's client leaves the user out";
  public static final String SENTINELS_NEED_CABLE =
      "with sentinels, redis.cable is needed: live updates know no sentinels; give a Redis at a"
          + " fixed address";
  public static final String CABLE_HAS_NO_SENTINELS =
      "cable cannot have sentinels, since live updates know none; give a Redis at a fixed address";

  public static final String SMTP_USER =
      "give exactly one of user and userSecret: Lago always logs in at the mail server";
  public static final String SMTP_PASSWORD =
      "passwordSecret is required: Lago always logs in at the mail server";
  public static final String ADDRESS_HAS_SCHEME =
      "must be an address that starts with https:// or http:// and names a host";
  public static final String ADDRESS_HAS_NO_LOGIN =
      "must not hold a user or password: a spec is no place for secrets";
  public static final String PUBLIC_TEXT_IS_PLAIN = "must be one line without quotes or blanks";
  public static final String SAMPLE_RATE = "must be a number from 0 to 1, such as 0.1";
  public static final String BROKERS = "each broker must be host:port, such as kafka:9092";
  public static final String SASL_IS_WHOLE =
      "SASL_PLAINTEXT and SASL_SSL need saslMechanism, user and passwordSecret; without SASL leave"
          + " them out";
  public static final String TOPICS =
      "topics may be named rawEvents, enrichedEvents, enrichedEventsExpanded,"
          + " eventsChargedInAdvance, eventsDeadLetter, activityLogs, apiLogs and securityLogs";

  public static final String ENV_NAME =
      "name must have letters, digits and underscores only, and not start with a digit";
  public static final String FRONT_HAS_NO_ENV =
      "env does not fit front, which takes its settings from typed fields alone; leave it out";
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

  public static final String ORGANIZATION_NAME =
      "name must hold a letter from A to Z or a digit, since Lago makes a code of it";
  public static final String ORGANIZATION_EMAIL = "email must be an address such as a@example.com";
  public static final String STREAMS_FOLLOW_STREAMING =
      "eventsConsumer and eventsProcessor run exactly while streaming is given; leave enabled out";
  public static final String STREAMS_NEED_STREAMING =
      "eventsConsumer and eventsProcessor run only with streaming; give streaming, or leave them out";
  public static final String DEDICATED_WORKERS_HAVE_PODS =
      "a dedicated worker serves queues that nobody else does and needs at least one pod; turn it off"
          + " with enabled: false, and the default worker does its jobs";
  public static final String WORKERS_NEVER_SCALE_TO_NONE =
      "min must be at least 1: jobs that no pod works on would bring no pod back";
  public static final String QUEUES_ARE_OF_WORKERS =
      "autoscaling.queueLength fits only workers, which alone have queues; give cpuPercent";
  public static final String ORGANIZATIONS_ARE_OF_DEDICATED =
      "organizations fits only dedicated; leave it out elsewhere";
  public static final String DEDICATED_NEEDS_ORGANIZATIONS =
      "dedicated needs organizations, the IDs of those whose jobs it takes; give at least one, or"
          + " leave enabled out";
  public static final String ORGANIZATIONS_ARE_IDS =
      "organizations must be IDs in lower case, such as 1a901a90-1a90-1a90-1a90-1a901a901a90";
  public static final String SEARCH_WORKER_NEEDS_SEARCH =
      "meilisearch has nothing to do without integrations.meilisearch; give that, and the worker runs"
          + " by itself";
  public static final String ACCOUNT_OF_USER_IS_ANNOTATED_ITSELF =
      "annotations are for the account that the operator makes; give them to your own account"
          + " itself, or leave name out";
  public static final String ACCOUNT_OF_USER_HAS_OWN_NAME =
      "serviceAccount.name may not be the name of the instance, which is that of the account that"
          + " the operator makes; name another one, or leave name out";

  private Sentences() {}
}

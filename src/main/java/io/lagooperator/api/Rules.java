package io.lagooperator.api;

/** Shape rules in CEL and as patterns, named where more than one field keeps them. */
public final class Rules {
  static final String URL_HAS_SCHEME = "self.matches('^https?://')";
  static final String URL_HAS_NO_TRAILING_SLASH = "!self.endsWith('/')";
  static final String URL_IS_SCHEME_AND_HOST =
      "!self.matches('^https?://') || self.matches('" + Rules.URL_PATTERN + "')";

  private static final String LABEL = "[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?";

  /**
   * A host of DNS labels, or an IPv4 address, and maybe a port; a slash too many is another rule.
   */
  public static final String URL_PATTERN =
      "^https?://(" + LABEL + "[.])*" + LABEL + "(:[0-9]{1,5})?/?$";

  public static final String SIZE_PATTERN =
      "^[0-9]{1,16}([.][0-9]{1,9})?(Ki|Mi|Gi|Ti|Pi|k|M|G|T|P)?$";

  /** What Kubernetes takes for an amount of CPU or memory, and the client can read. */
  public static final String QUANTITY_PATTERN =
      "^[0-9]{1,16}([.][0-9]{1,9})?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|e[0-9]{1,2})?$";

  public static final String RELEASE_PATTERN = "^[0-9]+[.][0-9]+[.][0-9]+$";

  public static final String ADDRESS_PATTERN = "^https?://[^/?#\\s_]+([/?#]\\S*)?$";
  public static final String LOGIN_PATTERN = "^https?://[^/?#]*@.*$";
  public static final String REDIS_HOST_PATTERN = "^[^,\\s]+$";
  public static final String SENTINEL_HOST_PATTERN = "^[^,:\\s]+$";
  public static final String REDIS_USER_PATTERN = "^[A-Za-z0-9._~-]+$";
  public static final String PUBLIC_TEXT_PATTERN = "^[A-Za-z0-9._~:/@!$&*+,;=%-]+$";
  public static final String SAMPLE_RATE_PATTERN = "^(0([.][0-9]+)?|1([.]0+)?)$";
  public static final String BROKER_PATTERN = "^[^,:\\s]+:[0-9]{1,5}$";
  public static final String ENV_NAME_PATTERN = "^[A-Za-z_][A-Za-z0-9_]*$";

  /**
   * A time by RFC 3339. Years and offsets are those that everybody can read, and not only the one
   * of the two who check it.
   */
  public static final String TIME_PATTERN =
      "^2[0-9]{3}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?"
          + "(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$";

  /** Reading a day that no month has is an error, which refuses in the same words. */
  static final String IS_TIME =
      "self.matches(r'" + TIME_PATTERN + "') && timestamp(self).getFullYear() > 0";

  static final String IS_ADDRESS = "self.matches(r'" + ADDRESS_PATTERN + "')";
  static final String HAS_NO_LOGIN = "!self.matches(r'" + LOGIN_PATTERN + "')";
  static final String IS_REDIS_HOST = "self.matches(r'" + REDIS_HOST_PATTERN + "')";
  static final String IS_SENTINEL_HOST = "self.matches(r'" + SENTINEL_HOST_PATTERN + "')";
  static final String IS_REDIS_USER = "self.matches(r'" + REDIS_USER_PATTERN + "')";
  static final String IS_PUBLIC_TEXT = "self.matches(r'" + PUBLIC_TEXT_PATTERN + "')";
  static final String IS_SAMPLE_RATE = "self.matches(r'" + SAMPLE_RATE_PATTERN + "')";
  static final String IS_ENV_NAME = "self.matches(r'" + ENV_NAME_PATTERN + "')";
  static final String TOPICS =
      "self.all(name, name in ['rawEvents', 'enrichedEvents', 'enrichedEventsExpanded',"
          + " 'eventsChargedInAdvance', 'eventsDeadLetter', 'activityLogs', 'apiLogs',"
          + " 'securityLogs'])";
  static final String FRONT_HAS_NO_ENV = "!('front' in self) || !has(self['front'].env)";

  /** An ID as Lago shows it; written otherwise, Lago would not find it. */
  public static final String ID_PATTERN =
      "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

  static final String COMPONENT_NAMES =
      "self.all(name, name in ['api', 'front', 'pdf', 'clock', 'worker', 'events', 'billing',"
          + " 'pdfWorker', 'webhook', 'clockWorker', 'payments', 'analytics', 'aiAgent', 'alerts',"
          + " 'wallets', 'dedicated', 'meilisearch', 'eventsConsumer', 'eventsProcessor'])";
  static final String CLOCK_IS_ONE =
      "!('clock' in self) || (!has(self['clock'].autoscaling) && (!has(self['clock'].replicas) ||"
          + " self['clock'].replicas == 1))";
  static final String THREADS_ARE_OF_API =
      "self.all(name, name == 'api' || (!has(self[name].threads) && !has(self[name].processes)))";
  static final String CONCURRENCY_IS_OF_WORKERS =
      "self.all(name, !(name in ['api', 'front', 'pdf', 'clock', 'eventsConsumer',"
          + " 'eventsProcessor']) || !has(self[name].concurrency))";
  static final String QUEUES_ARE_OF_WORKERS =
      "self.all(name, !(name in ['api', 'front', 'pdf', 'clock', 'eventsConsumer',"
          + " 'eventsProcessor']) || !has(self[name].autoscaling) ||"
          + " !has(self[name].autoscaling.queueLength))";
  static final String WORKER_IS_NEEDED =
      "!('worker' in self) || !has(self['worker'].replicas) || self['worker'].replicas > 0";
  static final String ENABLED_IS_OF_OPTIONAL =
      "self.all(name, !(name in ['api', 'front', 'clock', 'worker']) || !has(self[name].enabled) ||"
          + " self[name].enabled)";

  /** What may be an address: the mail server knows better. */
  public static final String EMAIL_PATTERN = "^[^@ ]+@[^@ ]+$";

  static final String STREAMS_FOLLOW_STREAMING =
      "self.all(name, !(name in ['eventsConsumer', 'eventsProcessor']) || !has(self[name].enabled))";
  static final String STREAMS_NEED_STREAMING =
      "has(self.streaming) || !has(self.components) || !('eventsConsumer' in self.components ||"
          + " 'eventsProcessor' in self.components)";
  static final String SEARCH_WORKER_NEEDS_SEARCH =
      "!has(self.components) || !('meilisearch' in self.components) ||"
          + " !has(self.components['meilisearch'].enabled) ||"
          + " !self.components['meilisearch'].enabled ||"
          + " (has(self.integrations) && has(self.integrations.meilisearch))";
  static final String DEDICATED_WORKERS_HAVE_PODS =
      "self.all(name, !(name in ['events', 'billing', 'pdfWorker', 'webhook', 'clockWorker',"
          + " 'payments', 'analytics', 'aiAgent', 'alerts', 'wallets', 'dedicated', 'meilisearch'])"
          + " || !has(self[name].replicas) || self[name].replicas > 0 || (has(self[name].enabled) &&"
          + " !self[name].enabled))";
  static final String ORGANIZATIONS_ARE_OF_DEDICATED =
      "self.all(name, name == 'dedicated' || !has(self[name].organizations))";
  static final String DEDICATED_NEEDS_ORGANIZATIONS =
      "!('dedicated' in self) || !has(self['dedicated'].enabled) || !self['dedicated'].enabled ||"
          + " (has(self['dedicated'].organizations) && size(self['dedicated'].organizations) > 0)";
  static final String ORGANIZATIONS_ARE_IDS =
      "self.all(id, id.matches('" + Rules.ID_PATTERN + "'))";

  private Rules() {}
}

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

  public static final String SIZE_PATTERN = "^[0-9]+([.][0-9]+)?(Ki|Mi|Gi|Ti|Pi|k|M|G|T|P)?$";
  public static final String RELEASE_PATTERN = "^[0-9]+[.][0-9]+[.][0-9]+$";

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
  static final String WORKER_IS_NEEDED =
      "!('worker' in self) || !has(self['worker'].replicas) || self['worker'].replicas > 0";
  static final String ENABLED_IS_OF_OPTIONAL =
      "self.all(name, !(name in ['api', 'front', 'clock', 'worker']) || !has(self[name].enabled) ||"
          + " self[name].enabled)";

  static final String STREAMS_FOLLOW_STREAMING =
      "self.all(name, !(name in ['eventsConsumer', 'eventsProcessor']) || !has(self[name].enabled))";
  static final String STREAMS_NEED_STREAMING =
      "has(self.streaming) || !has(self.components) || !('eventsConsumer' in self.components ||"
          + " 'eventsProcessor' in self.components)";
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

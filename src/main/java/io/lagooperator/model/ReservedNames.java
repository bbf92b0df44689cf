package io.lagooperator.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Names that nobody may set, though the table has no line for them, and why. */
final class ReservedNames {
  private static final Map<String, String> REASONS = new LinkedHashMap<>();

  // spotless:off — a table is read by its lines
  static {
    REASONS.put("APP_ENV|RACK_ENV", "it would overrule RAILS_ENV, which the operator sets");
    REASONS.put("PORT|PIDFILE", "probes and routes rely on the port and process that the operator chose");
    REASONS.put("ENCRYPTION_(PRIMARY_KEY|DETERMINISTIC_KEY|KEY_DERIVATION_SALT)", "it would overrule the keys of spec.keys, and what they encrypted could not be read");
    REASONS.put("DATABASE_PROXY_URL|DATABASE_TEST_URL|DATABASE_VIA_RDS_PROXY|POSTGRES_SCHEMA|PG[A-Z]+", "it would lead past spec.database; give the address there");
    REASONS.put("(LAGO_)?REDIS_(CACHE_)?PASSWORD|LAGO_REDIS_CACHE_(DB|TLS)", "it would overrule the password or address of spec.redis; give it there");
    REASONS.put("LAGO_SIDEKIQ_WEB|LAGO_KARAFKA_WEB(_SECRET)?|LAGO_KARAFKA_PROCESSING", "it opens pages without any login");
    REASONS.put("LAGO_CREATE_ORG|LAGO_ORG_[A-Z_]+", "spec.organization makes the first organization, once");
    REASONS.put("LAGO_USE_(AWS_S3|GCS)|LAGO_(AWS_S3|GCS)_[A-Z_]+", "spec.storage says where files are kept");
    REASONS.put("BUNDLE_[A-Z_]+|BUNDLER_VERSION|GEM_(HOME|PATH)|RUBYLIB|PATH", "it belongs to the image");
    REASONS.put("LAGO_OPERATOR_.*|KUBERNETES_.*", "names of this kind are kept for the operator and the cluster");
  }
  // spotless:on

  private ReservedNames() {}

  /** Patterns of names, with the reasons. */
  static Map<String, String> reasons() {
    return Collections.unmodifiableMap(REASONS);
  }

  /** Why a name may not be set, if it may not. */
  static Optional<String> reason(String name) {
    return REASONS.entrySet().stream()
        .filter(e -> name.matches(e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}

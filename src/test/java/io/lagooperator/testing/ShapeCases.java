package io.lagooperator.testing;

import io.lagooperator.api.Sentences;
import java.util.List;

/**
 * Shape rules that the API server and the operator keep alike: one manifest that each refuses, and
 * its like that both accept.
 */
public final class ShapeCases {
  private static final String KEY = "{name: s, key: k}";
  private static final String EXTERNAL =
      "external: {host: h, user: u, passwordSecret: " + KEY + "}";
  private static final String CLICKHOUSE = "clickhouse: {host: c}";

  private static final String VAULT =
      "{store: {name: vault, kind: ClusterSecretStore}, path: lago/env}";

  private ShapeCases() {}

  /** What is below spec, refused and accepted; and where and why it is refused. */
  public record Case(String refused, String accepted, String path, String sentence) {
    @Override
    public String toString() {
      return refused;
    }
  }

  public static List<Case> all() {
    // spotless:off — a table is read by its lines
    return List.of(
        new Case("settingsFrom: [{}]", "settingsFrom: [{secret: {name: bag}}]", "spec.settingsFrom[0]", Sentences.ONE_SETTINGS_SOURCE),
        new Case("settingsFrom: [{secret: {name: bag}, externalSecret: " + VAULT + "}]", "settingsFrom: [{secret: {name: bag}}, {externalSecret: " + VAULT + "}]", "spec.settingsFrom[0]", Sentences.ONE_SETTINGS_SOURCE),
        redis("redis: {external: {host: 'a,b'}}", "redis: {external: {host: a}}", ".external.host", Sentences.ONE_REDIS_HOST),
        redis("redis: {external: {host: h, user: u}}", "redis: {external: {host: h, user: u, passwordSecret: " + KEY + "}}", ".external", Sentences.REDIS_USER_NEEDS_PASSWORD),
        redis("redis: {external: {host: h, user: 'ü:', passwordSecret: " + KEY + "}}", "redis: {external: {host: h, user: lago-1, passwordSecret: " + KEY + "}}", ".external.user", Sentences.REDIS_USER_IS_PLAIN),
        redis("redis: {external: {sentinels: [{host: s}], masterName: m}}", "redis: {external: {sentinels: [{host: s}], masterName: m}, cable: {external: {host: c}}}", "", Sentences.SENTINELS_NEED_CABLE),
        redis("redis: {external: {sentinels: [{host: 'fd00::1'}], masterName: m}, cable: {external: {host: c}}}", "redis: {external: {sentinels: [{host: s1, port: 1}, {host: s2}], masterName: m}, cable: {external: {host: c}}}", ".external.sentinels", Sentences.SENTINEL_HOST),
        redis("redis: {bundled: {}, cable: {external: {sentinels: [{host: s}], masterName: m}}}", "redis: {bundled: {}, cable: {external: {host: c}}}", "", Sentences.CABLE_HAS_NO_SENTINELS),
        redis("redis: {bundled: {}, cache: {}}", "redis: {bundled: {}, cache: {urlSecret: " + KEY + "}}", ".cache", Sentences.ONE_REDIS_SERVER),
        new Case("database: {bundled: {}, migration: {urlSecret: " + KEY + "}}", "database: {urlSecret: " + KEY + ", migration: {urlSecret: " + KEY + "}}", "spec.database", Sentences.MIGRATION_IS_OF_OWN_DATABASE),
        new Case("database: {urlSecret: " + KEY + ", migration: {userSecret: " + KEY + ", passwordSecret: " + KEY + "}}", "database: {" + EXTERNAL + ", migration: {userSecret: " + KEY + ", passwordSecret: " + KEY + "}}", "spec.database", Sentences.MIGRATION_ROLE_NEEDS_EXTERNAL),
        new Case("database: {" + EXTERNAL + ", migration: {userSecret: " + KEY + "}}", "database: {" + EXTERNAL + ", migration: {urlSecret: " + KEY + "}}", "spec.database.migration", Sentences.MIGRATION_URL_OR_ROLE),
        new Case("smtp: {host: h, from: a@b.c, passwordSecret: " + KEY + "}", "smtp: {host: h, from: a@b.c, user: u, passwordSecret: " + KEY + "}", "spec.smtp", Sentences.SMTP_USER),
        new Case("smtp: {host: h, from: a@b.c, user: u}", "smtp: {host: h, from: a@b.c, userSecret: " + KEY + ", passwordSecret: " + KEY + "}", "spec.smtp", Sentences.SMTP_PASSWORD),
        new Case("integrations: {oauthProxyUrl: proxy.example.com}", "integrations: {oauthProxyUrl: 'https://proxy.example.com/x'}", "spec.integrations.oauthProxyUrl", Sentences.ADDRESS_HAS_SCHEME),
        new Case("integrations: {dataApi: {url: data, tokenSecret: " + KEY + "}}", "integrations: {dataApi: {url: 'http://data:80', tokenSecret: " + KEY + "}}", "spec.integrations.dataApi.url", Sentences.ADDRESS_HAS_SCHEME),
        new Case("integrations: {nango: {publicKey: 'a\"b', secretKeySecret: " + KEY + "}}", "integrations: {nango: {publicKey: pk-1, secretKeySecret: " + KEY + "}}", "spec.integrations.nango.publicKey", Sentences.PUBLIC_TEXT_IS_PLAIN),
        new Case("proxy: {https: 'http://u:p@proxy:3128'}", "proxy: {https: 'http://proxy:3128', noProxy: [db.example.com]}", "spec.proxy.https", Sentences.ADDRESS_HAS_NO_LOGIN),
        new Case("proxy: {http: 'proxy:3128'}", "proxy: {http: 'http://proxy:3128'}", "spec.proxy.http", Sentences.ADDRESS_HAS_SCHEME),
        new Case("observability: {openTelemetry: {endpoint: 'otel:4318'}}", "observability: {openTelemetry: {endpoint: 'http://otel:4318'}}", "spec.observability.openTelemetry.endpoint", Sentences.ADDRESS_HAS_SCHEME),
        new Case("observability: {sentry: {dsnSecret: " + KEY + ", tracesSampleRate: '10%'}}", "observability: {sentry: {dsnSecret: " + KEY + ", tracesSampleRate: '0.1'}}", "spec.observability.sentry.tracesSampleRate", Sentences.SAMPLE_RATE),
        kafka("bootstrapServers: [kafka]", "bootstrapServers: ['k1:9092', 'k2:9092']", "", Sentences.BROKERS),
        kafka("bootstrapServers: ['k:9092'], securityProtocol: SASL_SSL", "bootstrapServers: ['k:9092'], securityProtocol: SASL_SSL, saslMechanism: SCRAM-SHA-512, user: u, passwordSecret: " + KEY, "", Sentences.SASL_IS_WHOLE),
        kafka("bootstrapServers: ['k:9092'], user: u", "bootstrapServers: ['k:9092'], securityProtocol: SSL", "", Sentences.SASL_IS_WHOLE),
        kafka("bootstrapServers: ['k:9092'], topics: {raw: events}", "bootstrapServers: ['k:9092'], topics: {rawEvents: events}", ".topics", Sentences.TOPICS),
        new Case("env: [{name: 'A-B', value: x}]", "env: [{name: A_B1, value: x}]", "spec.env.A-B", Sentences.ENV_NAME),
        new Case("env: [{name: A}]", "env: [{name: A, secret: " + KEY + "}]", "spec.env.A", Sentences.VALUE_OR_SECRET),
        new Case("defaults: {serviceAccount: {name: mine, annotations: {a: b}}}", "defaults: {serviceAccount: {name: '', annotations: {a: b}}}", "spec.defaults.serviceAccount", Sentences.ACCOUNT_OF_USER_IS_ANNOTATED_ITSELF),
        new Case("defaults: {serviceAccount: {name: billing}}", "defaults: {serviceAccount: {name: mine, annotations: {}}}", "spec.defaults.serviceAccount.name", Sentences.ACCOUNT_OF_USER_HAS_OWN_NAME),
        new Case("components: {front: {env: [{name: A, value: x}]}}", "components: {pdf: {env: [{name: A, value: x}]}}", "spec.components.front", Sentences.FRONT_HAS_NO_ENV));
    // spotless:on
  }

  private static Case redis(String refused, String accepted, String path, String sentence) {
    return new Case(refused, accepted, "spec.redis" + path, sentence);
  }

  private static Case kafka(String refused, String accepted, String path, String sentence) {
    var form = "streaming: {" + CLICKHOUSE + ", kafka: {%s}}";
    return new Case(
        form.formatted(refused), form.formatted(accepted), "spec.streaming.kafka" + path, sentence);
  }
}

package io.lagooperator.testing;

import io.lagooperator.api.Sentences;
import java.util.List;
import java.util.stream.Stream;

/** Every rule that the API server keeps, by example; a test finds the rule that has none. */
public final class RuleCases {
  private static final String KEY = "{name: s, key: k}";
  private static final String PASSWORD = "passwordSecret: " + KEY;
  private static final String CABLE = ", cable: {external: {host: c}}";
  private static final String STREAMING =
      "streaming: {clickhouse: {host: c}, kafka: {bootstrapServers: ['k:9092']}%s}";
  private static final String BACKUP = "backup: {schedule: '0 3 * * *', s3: %s}";

  private RuleCases() {}

  /** All that one manifest alone can break. */
  public static List<RuleCase> all() {
    return Stream.of(
            ShapeCases.all().stream().map(RuleCase::of),
            ComponentCases.all().map(RuleCase::of),
            general(),
            stores(),
            servers(),
            addresses())
        .flatMap(cases -> cases)
        .toList();
  }

  private static Stream<RuleCase> general() {
    // spotless:off — a table is read by its lines
    return Stream.of(
        RuleCase.of("name: bil.ling", "name: billing-2", "metadata.name", Sentences.NAME_IS_SHORT_DNS_LABEL),
        RuleCase.of("version: v1.51.0", "version: 1.51.0", "spec.version", Sentences.VERSION_IS_RELEASE),
        RuleCase.of("urls: {api: 'https://api.example.com'}", "urls: {front: 'https://x.example.com', api: 'https://api.example.com'}", "spec", Sentences.URLS_ARE_NEEDED),
        RuleCase.of("urls: {front: billing.example.com}", "urls: {front: 'http://billing.example.com'}", "spec.urls.front", Sentences.URL_HAS_SCHEME),
        RuleCase.of("urls: {front: 'https://billing.example.com/'}", "urls: {front: 'https://billing.example.com:8443'}", "spec.urls.front", Sentences.URL_HAS_NO_TRAILING_SLASH),
        RuleCase.of("urls: {front: 'https://example.com/billing'}", "urls: {front: 'https://10.0.0.1'}", "spec.urls.front", Sentences.URL_IS_SCHEME_AND_HOST),
        RuleCase.of("urls: {front: 'https://x.example.com', api: api.example.com}", "urls: {front: 'https://x.example.com', api: 'http://api.example.com'}", "spec.urls.api", Sentences.URL_HAS_SCHEME),
        RuleCase.of("urls: {front: 'https://x.example.com', api: 'https://api.example.com/'}", "urls: {front: 'https://x.example.com', api: 'https://x.example.com'}", "spec.urls.api", Sentences.URL_HAS_NO_TRAILING_SLASH),
        RuleCase.of("urls: {front: 'https://x.example.com', api: 'https://x.example.com/api'}", "urls: {front: 'https://x.example.com', api: 'https://api.example.com:444'}", "spec.urls.api", Sentences.URL_IS_SCHEME_AND_HOST),
        RuleCase.of("ingress: {tls: {}}", "ingress: {tls: {secretName: mine}}", "spec.ingress.tls", Sentences.TLS_NEEDS_SECRET_OR_ISSUER),
        RuleCase.of("organization: {name: '---', email: a@example.com}", "organization: {name: Example, email: a@example.com}", "spec.organization", Sentences.ORGANIZATION_NAME),
        RuleCase.of("organization: {name: Example, email: example.com}", "organization: {name: Ex 1, email: a@b}", "spec.organization", Sentences.ORGANIZATION_EMAIL),
        RuleCase.of("pause: {until: tomorrow}", "pause: {until: '2026-12-01T18:00:00Z'}", "spec.pause.until", Sentences.TIME),
        RuleCase.of("pause: {until: '2026-13-45T00:00:00Z'}", "pause: {until: '2026-12-01T18:00:00.5+01:00', reason: why}", "spec.pause.until", Sentences.TIME),
        RuleCase.of("pause: {until: '2027-02-29T00:00:00Z'}", "pause: {until: '2028-02-29T23:59:59-12:00'}", "spec.pause.until", Sentences.TIME),
        RuleCase.of("pause: {until: '2026-12-01T24:00:00Z'}", "pause: {until: '2000-01-01T00:00:00Z'}", "spec.pause.until", Sentences.TIME),
        RuleCase.of("pause: {until: '2026-12-01'}", "pause: {until: '2999-12-31T23:59:59-14:59'}", "spec.pause.until", Sentences.TIME),
        RuleCase.of("components: {web: {}}", "components: {api: {}}", "spec.components.web", Sentences.COMPONENT_NAMES),
        RuleCase.of("components: {api: {autoscaling: {min: 3, max: 2}}}", "components: {api: {autoscaling: {min: 2, max: 2}}}", "spec.components.api.autoscaling", Sentences.AUTOSCALING_BOUNDS),
        RuleCase.of("components: {api: {env: [{name: A-B, value: x}]}}", "components: {api: {env: [{name: A_B, value: x}]}}", "spec.components.api.env.A-B", Sentences.ENV_NAME),
        RuleCase.of("components: {api: {env: [{name: A, value: x, secret: " + KEY + "}]}}", "components: {api: {env: [{name: A, secret: " + KEY + "}]}}", "spec.components.api.env.A", Sentences.VALUE_OR_SECRET),
        RuleCase.of("components: {eventsConsumer: {enabled: true}}\n" + STREAMING.formatted(""), "components: {eventsConsumer: {replicas: 2}}\n" + STREAMING.formatted(""), "spec.components.eventsConsumer", Sentences.STREAMS_FOLLOW_STREAMING),
        RuleCase.of("components: {meilisearch: {enabled: true}}", "components: {meilisearch: {enabled: true}}\nintegrations: {meilisearch: {url: 'http://s:7700'}}", "spec.components.meilisearch", Sentences.SEARCH_WORKER_NEEDS_SEARCH));
    // spotless:on
  }

  private static Stream<RuleCase> stores() {
    // spotless:off — a table is read by its lines
    return Stream.of(
        RuleCase.of("database: {bundled: {}, urlSecret: " + KEY + "}", "database: {urlSecret: " + KEY + "}", "spec.database", Sentences.ONE_DATABASE),
        RuleCase.of("database: {external: {host: h, " + PASSWORD + "}}", "database: {external: {host: h, user: u, " + PASSWORD + "}}", "spec.database.external", Sentences.ONE_DATABASE_USER),
        RuleCase.of("database: {external: {host: h, user: u, sslMode: verify-full, " + PASSWORD + "}}", "database: {external: {host: h, user: u, sslMode: verify-full, caSecret: " + KEY + ", " + PASSWORD + "}}", "spec.database.external", Sentences.VERIFY_NEEDS_CA),
        RuleCase.of("redis: {}", "redis: {bundled: {}}", "spec.redis", Sentences.ONE_REDIS),
        RuleCase.of("storage: {volume: {}, s3: {bucket: b, region: r}}", "storage: {s3: {bucket: b, region: r}}", "spec.storage", Sentences.ONE_STORAGE),
        RuleCase.of("storage: {s3: {bucket: b, region: r, accessKeySecret: " + KEY + "}}", "storage: {s3: {bucket: b, region: r, accessKeySecret: " + KEY + ", secretKeySecret: " + KEY + "}}", "spec.storage.s3", Sentences.S3_KEYS_COME_IN_PAIRS),
        RuleCase.of(BACKUP.formatted("{bucket: b, region: r, secretKeySecret: " + KEY + "}"), BACKUP.formatted("{bucket: b, region: r}"), "spec.backup.s3", Sentences.S3_KEYS_COME_IN_PAIRS));
    // spotless:on
  }

  /** Servers of Redis stand in four places, each with the same rules. */
  private static Stream<RuleCase> servers() {
    return Stream.of(
            server("spec.redis.external", "redis: {external: %s%s}", CABLE),
            server("spec.redis.cache.external", "redis: {bundled: {}, cache: {external: %s}}", ""),
            server("spec.redis.cable.external", "redis: {bundled: {}, cable: {external: %s}}", ""),
            server(
                "spec.streaming.redisStore.external",
                STREAMING.formatted(", redisStore: {external: %s}"),
                ""),
            Stream.of(
                RuleCase.of(
                    "redis: {bundled: {}, cable: {}}",
                    "redis: {bundled: {}, cable: {urlSecret: " + KEY + "}}",
                    "spec.redis.cable",
                    Sentences.ONE_REDIS_SERVER),
                RuleCase.of(
                    STREAMING.formatted(", redisStore: {}"),
                    STREAMING.formatted(", redisStore: {urlSecret: " + KEY + "}"),
                    "spec.streaming.redisStore",
                    Sentences.ONE_REDIS_SERVER)))
        .flatMap(cases -> cases);
  }

  private static Stream<RuleCase> server(String path, String form, String rest) {
    var good = form.formatted("{host: h, port: 6380, tls: true, " + PASSWORD + "}", rest);
    // spotless:off — a table is read by its lines
    return Stream.of(
        RuleCase.of(form.formatted("{}", rest), good, path, Sentences.REDIS_HOST_OR_SENTINELS),
        RuleCase.of(form.formatted("{host: h, masterName: m}", rest), good, path, Sentences.SENTINELS_NEED_MASTER),
        RuleCase.of(form.formatted("{host: h, user: u}", rest), good, path, Sentences.REDIS_USER_NEEDS_PASSWORD),
        RuleCase.of(form.formatted("{host: 'a,b'}", rest), good, path + ".host", Sentences.ONE_REDIS_HOST),
        RuleCase.of(form.formatted("{host: h, user: 'a:b', " + PASSWORD + "}", rest), good, path + ".user", Sentences.REDIS_USER_IS_PLAIN),
        RuleCase.of(form.formatted("{sentinels: [{host: 'a:b'}], masterName: m}", rest), good, path + ".sentinels", Sentences.SENTINEL_HOST));
    // spotless:on
  }

  /** Addresses that are no public ones stand in many places, each with the same rules. */
  private static Stream<RuleCase> addresses() {
    return Stream.of(
            address("spec.proxy.http", "proxy: {http: %s}"),
            address("spec.proxy.https", "proxy: {https: %s}"),
            address("spec.integrations.oauthProxyUrl", "integrations: {oauthProxyUrl: %s}"),
            address(
                "spec.integrations.dataApi.url",
                "integrations: {dataApi: {url: %s, tokenSecret: " + KEY + "}}"),
            address("spec.integrations.meilisearch.url", "integrations: {meilisearch: {url: %s}}"),
            address(
                "spec.observability.openTelemetry.endpoint",
                "observability: {openTelemetry: {endpoint: %s}}"),
            address(
                "spec.storage.s3.endpoint", "storage: {s3: {bucket: b, region: r, endpoint: %s}}"),
            address(
                "spec.backup.s3.endpoint",
                BACKUP.formatted("{bucket: b, region: r, endpoint: %s}")))
        .flatMap(cases -> cases);
  }

  private static Stream<RuleCase> address(String path, String form) {
    var good = form.formatted("'https://h.example.com:8080/x'");
    return Stream.of(
        RuleCase.of(form.formatted("'h:1'"), good, path, Sentences.ADDRESS_HAS_SCHEME),
        RuleCase.of(form.formatted("'http://u:p@h'"), good, path, Sentences.ADDRESS_HAS_NO_LOGIN));
  }

  /** What cannot be changed, from its default on: of this only the API server sees the old one. */
  public static List<RuleCase> changes() {
    var bundled = "database: {bundled: {size: 11Gi, storageClassName: fast}}";
    // spotless:off — a table is read by its lines
    return List.of(
        RuleCase.change("operatorClass: blue", "operatorClass: green", "operatorClass: blue", Sentences.OPERATOR_CLASS_IS_FIXED),
        RuleCase.change("", "storage: {volume: {storageClassName: fast}}", "storage: {s3: {bucket: b, region: r}}", "storage.volume: " + Sentences.STORAGE_CLASS_IS_FIXED),
        RuleCase.change("", "storage: {volume: {size: 5Gi}}", "storage: {volume: {size: 11Gi}}", "storage.volume: " + Sentences.SIZE_MAY_ONLY_GROW),
        RuleCase.change("", "storage: {volume: {accessMode: ReadWriteMany}}", "storage: {volume: {size: 10Gi, accessMode: ReadWriteOnce}}", "storage.volume: " + Sentences.ACCESS_MODE_IS_FIXED),
        RuleCase.change("storage: {volume: {size: 11Gi}}", "storage: {volume: {size: 11Gi, accessMode: ReadWriteMany}}", "storage: {volume: {existingClaim: other, accessMode: ReadWriteMany}}", "storage.volume: " + Sentences.ACCESS_MODE_IS_FIXED),
        RuleCase.change("", "database: {bundled: {storageClassName: fast}}", "database: {bundled: {storageClassName: ''}}", "database.bundled: " + Sentences.STORAGE_CLASS_IS_FIXED),
        RuleCase.change(bundled, "database: {bundled: {size: 11Gi}}", bundled, "database.bundled: " + Sentences.STORAGE_CLASS_IS_FIXED),
        RuleCase.change("", "database: {bundled: {size: 9Gi}}", "database: {bundled: {size: 10240Mi}}", "database.bundled: " + Sentences.SIZE_MAY_ONLY_GROW),
        RuleCase.change(bundled, "", "database: {urlSecret: " + KEY + "}", "database.bundled: " + Sentences.SIZE_MAY_ONLY_GROW),
        RuleCase.change("", "redis: {bundled: {storageClassName: fast}}", "redis: {bundled: {}}", "redis.bundled: " + Sentences.STORAGE_CLASS_IS_FIXED),
        RuleCase.change("", "redis: {bundled: {size: 1Gi}}", "redis: {bundled: {size: 3Gi}}", "redis.bundled: " + Sentences.SIZE_MAY_ONLY_GROW));
    // spotless:on
  }
}

package io.lagooperator.model;

import static io.lagooperator.api.Sentences.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Problem.Kind;
import io.lagooperator.testing.Specs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecValidatorTest {
  private static final String PASSWORD = "passwordSecret: {name: pg, key: password}";

  static Stream<Arguments> badSpecs() {
    return Stream.of(
        // what is below spec, beside a good version and front | path | sentence
        arguments("state: Paused", "spec.state", oneOf("Paused", "Running, Stopped")),
        arguments("state: running", "spec.state", oneOf("running", "Running, Stopped")),
        arguments("deletionPolicy: Keep", "spec.deletionPolicy", oneOf("Keep", "Retain, Delete")),
        arguments("upgrade: {from: v1.35.0}", "spec.upgrade.from", VERSION_IS_RELEASE),
        arguments("upgrade: {approved: next}", "spec.upgrade.approved", VERSION_IS_RELEASE),
        // stores
        arguments("database: {}", "spec.database", ONE_DATABASE),
        arguments(
            "database: {bundled: {}, urlSecret: {name: pg, key: uri}}",
            "spec.database",
            ONE_DATABASE),
        arguments(
            "database: {bundled: {}, external: {host: h, user: u, " + PASSWORD + "}}",
            "spec.database",
            ONE_DATABASE),
        arguments(
            "database: {external: {host: h, " + PASSWORD + "}}",
            "spec.database.external",
            ONE_DATABASE_USER),
        arguments(
            "database: {external: {host: h, user: u, userSecret: {name: pg, key: user}, "
                + PASSWORD
                + "}}",
            "spec.database.external",
            ONE_DATABASE_USER),
        arguments(
            "database: {external: {host: h, user: u, sslMode: verify-full, " + PASSWORD + "}}",
            "spec.database.external",
            VERIFY_NEEDS_CA),
        arguments(
            "database: {external: {host: h, user: u, sslMode: verify-ca, " + PASSWORD + "}}",
            "spec.database.external",
            VERIFY_NEEDS_CA),
        arguments(
            "database: {external: {host: h, user: u, sslMode: required, " + PASSWORD + "}}",
            "spec.database.external.sslMode",
            oneOf("required", "disable, prefer, require, verify-ca, verify-full")),
        arguments(
            "database: {bundled: {size: 10 GB}}",
            "spec.database.bundled.size",
            "must be a size such as 10Gi"),
        arguments(
            "database: {bundled: {size: -1Gi}}",
            "spec.database.bundled.size",
            "must be a size such as 10Gi"),
        arguments("redis: {}", "spec.redis", ONE_REDIS),
        arguments(
            "redis: {bundled: {}, urlSecret: {name: redis, key: uri}}", "spec.redis", ONE_REDIS),
        arguments(
            "redis: {bundled: {size: big}}",
            "spec.redis.bundled.size",
            "must be a size such as 10Gi"),
        arguments("redis: {external: {}}", "spec.redis.external", REDIS_HOST_OR_SENTINELS),
        arguments(
            "redis: {external: {host: h, masterName: m}}",
            "spec.redis.external",
            SENTINELS_NEED_MASTER),
        arguments("storage: {}", "spec.storage", ONE_STORAGE),
        arguments(
            "storage: {volume: {size: 10GiB}}",
            "spec.storage.volume.size",
            "must be a size such as 10Gi"),
        arguments(
            "storage: {volume: {accessMode: ReadOnlyMany}}",
            "spec.storage.volume.accessMode",
            oneOf("ReadOnlyMany", "ReadWriteOnce, ReadWriteMany")),
        // routes and images
        arguments("ingress: {tls: {}}", "spec.ingress.tls", TLS_NEEDS_SECRET_OR_ISSUER),
        arguments(
            "ingress: {tls: {issuer: {name: ca, kind: Robot}}}",
            "spec.ingress.tls.issuer.kind",
            oneOf("Robot", "ClusterIssuer, Issuer")),
        arguments(
            "images: {pullPolicy: Sometimes}",
            "spec.images.pullPolicy",
            oneOf("Sometimes", "Always, IfNotPresent, Never")),
        arguments(
            "images: {digests: {1.50.0: {api: 'sha256:0'}}}",
            "spec.images.digests",
            "has no line for release 1.51.0; add it, or leave digests out"),
        arguments(
            "images: {digests: {1.51.0: {api: 'sha256:0'}, latest: {api: 'sha256:0'}}}",
            "spec.images.digests.latest",
            VERSION_IS_RELEASE),
        // numbers and amounts
        arguments(
            "components: {api: {replicas: 1001}}",
            "spec.components.api.replicas",
            NUMBER_BOUNDS.formatted(0, 1000)),
        arguments(
            "components: {api: {replicas: -1}}",
            "spec.components.api.replicas",
            NUMBER_BOUNDS.formatted(0, 1000)),
        arguments(
            "components: {api: {disruptionBudget: {maxUnavailable: 1001}}}",
            "spec.components.api.disruptionBudget.maxUnavailable",
            NUMBER_BOUNDS.formatted(0, 1000)),
        arguments(
            "database: {bundled: {}, lockTimeoutMilliseconds: -1}",
            "spec.database.lockTimeoutMilliseconds",
            NUMBER_BOUNDS.formatted(0, Integer.MAX_VALUE)),
        arguments(
            "components: {api: {resources: {limits: {memory: lots}}}}",
            "spec.components.api.resources.limits.memory",
            QUANTITY),
        arguments(
            "components: {api: {resources: {requests: {cpu: -1}}}}",
            "spec.components.api.resources.requests.cpu",
            QUANTITY),
        arguments(
            "database: {bundled: {resources: {requests: {memory: 1 Gi}}}}",
            "spec.database.bundled.resources.requests.memory",
            QUANTITY),
        arguments(
            "redis: {bundled: {resources: {limits: {memory: true}}}}",
            "spec.redis.bundled.resources.limits.memory",
            QUANTITY),
        arguments(
            "jobs: {resources: {limits: {memory: 1GiB}}}",
            "spec.jobs.resources.limits.memory",
            QUANTITY),
        // components
        arguments("components: {web: {}}", "spec.components.web", COMPONENT_NAMES),
        arguments("components: {postgresql: {}}", "spec.components.postgresql", COMPONENT_NAMES),
        arguments("components: {clock: {replicas: 2}}", "spec.components.clock", CLOCK_IS_ONE),
        arguments("components: {clock: {replicas: 0}}", "spec.components.clock", CLOCK_IS_ONE),
        arguments(
            "components: {clock: {autoscaling: {min: 1, max: 2}}}",
            "spec.components.clock",
            CLOCK_IS_ONE),
        arguments(
            "components: {worker: {threads: 5}}", "spec.components.worker", THREADS_ARE_OF_API),
        arguments(
            "components: {front: {processes: 2}}", "spec.components.front", THREADS_ARE_OF_API),
        arguments(
            "components: {api: {concurrency: 5}}",
            "spec.components.api",
            CONCURRENCY_IS_OF_WORKERS),
        arguments(
            "components: {clock: {concurrency: 5}}",
            "spec.components.clock",
            CONCURRENCY_IS_OF_WORKERS),
        arguments(
            "components: {api: {enabled: false}}", "spec.components.api", ENABLED_IS_OF_OPTIONAL),
        arguments(
            "components: {front: {enabled: false}}",
            "spec.components.front",
            ENABLED_IS_OF_OPTIONAL),
        arguments(
            "components: {clock: {enabled: false}}",
            "spec.components.clock",
            ENABLED_IS_OF_OPTIONAL),
        arguments(
            "components: {worker: {enabled: false}}",
            "spec.components.worker",
            ENABLED_IS_OF_OPTIONAL),
        arguments(
            "components: {worker: {replicas: 0}}", "spec.components.worker", WORKER_IS_NEEDED),
        arguments(
            "components: {api: {autoscaling: {min: 3, max: 2}}}",
            "spec.components.api.autoscaling",
            AUTOSCALING_BOUNDS));
  }

  @ParameterizedTest
  @MethodSource("badSpecs")
  void aBadSpecIsRefusedByPathWithARemedy(String spec, String path, String sentence) {
    assertThat(problems(Specs.minimal(spec)))
        .containsExactly(new Problem(Kind.INVALID_SPEC, path, sentence));
  }

  static Stream<Arguments> contextRules() {
    var key = "{name: s, key: k}";
    var streaming = "streaming: {clickhouse: {host: c}, kafka: {bootstrapServers: ['k:9092']}}\n";
    var sentinels = "external: {sentinels: [{host: s}], masterName: m%s}";
    var cable = ", cable: {external: {host: c}}";
    // spotless:off — a table is read by its lines
    // release | refused | accepted | path | words
    return Stream.of(
        arguments("1.51.0", "env: [{name: RAILS_ENV, value: staging}]", "env: [{name: LAGO_WEBHOOK_ATTEMPTS, value: '5'}]", "spec.env.RAILS_ENV", "the operator sets it"),
        arguments("1.51.0", "env: [{name: LAGO_SMTP_ADDRESS, value: h}]", "env: [{name: LAGO_MEMCACHE_SERVERS, value: h}]", "spec.env.LAGO_SMTP_ADDRESS", "which spec.smtp.host owns"),
        arguments("1.51.0", "env: [{name: RAILS_MAX_THREADS, value: '9'}]", "env: [{name: RAILS_MIN_THREADS, value: '1'}]", "spec.env.RAILS_MAX_THREADS", "which spec.components.api.threads owns"),
        arguments("1.51.0", "env: [{name: APP_ENV, value: x}]", "env: [{name: MY_ENV, value: x}]", "spec.env.APP_ENV", "it would overrule RAILS_ENV"),
        arguments("1.51.0", "env: [{name: ENCRYPTION_PRIMARY_KEY, value: x}]", "env: [{name: MALLOC_ARENA_MAX, value: '2'}]", "spec.env.ENCRYPTION_PRIMARY_KEY", "spec.keys"),
        arguments("1.51.0", "env: [{name: SIDEKIQ_BILLING, value: 'true'}]", "env: [{name: LAGO_SIDEKIQ_MAX_DEAD_JOBS, value: '10'}]", "spec.env.SIDEKIQ_BILLING", "spec.components"),
        arguments("1.51.0", "components: {worker: {env: [{name: DATABASE_URL, secret: " + key + "}]}}", "components: {worker: {env: [{name: MINE, secret: " + key + "}]}}", "spec.components.worker.env.DATABASE_URL", "which spec.database owns"),
        arguments("1.51.0", "components: {worker: {env: [{name: RAILS_MAX_THREADS, value: '9'}]}}", "components: {clock: {env: [{name: MINE, value: x}]}}", "spec.components.worker.env.RAILS_MAX_THREADS", "which spec.components.api.threads owns"),
        arguments("1.51.0", "observability: {logLevel: loud}", "observability: {logLevel: debug}", "spec.observability.logLevel", "must be one of"),
        arguments("1.51.0", streaming.replace("9092']", "9092'], securityProtocol: TLS"), streaming, "spec.streaming.kafka.securityProtocol", "must be one of"),
        arguments("1.42.0", "redis: {" + sentinels.formatted("") + cable + ", cache: {external: {host: c}}}", "redis: {external: {host: h}}", "spec.redis.external.sentinels", "needs release 1.43.0 or later"),
        arguments("1.43.0", "redis: {" + sentinels.formatted(", tls: true") + cable + ", cache: {external: {host: c}}}", "redis: {" + sentinels.formatted("") + cable + ", cache: {external: {host: c}}}", "spec.redis.external.tls", "needs release 1.45.0 or later"),
        arguments("1.46.0", "redis: {" + sentinels.formatted("") + cable + "}", "redis: {" + sentinels.formatted("") + cable + ", cache: {external: {host: c}}}", "spec.redis.cache", "is needed with sentinels"),
        arguments("1.46.0", "redis: {bundled: {}, cache: {" + sentinels.formatted("") + "}}", "redis: {bundled: {}, cache: {external: {host: c}}}", "spec.redis.cache.external.sentinels", "needs release 1.47.0 or later"),
        arguments("1.41.0", "redis: {bundled: {}, cable: {external: {host: c}}}", "redis: {bundled: {}}", "spec.redis.cable", "needs release 1.42.0 or later"),
        arguments("1.46.0", "database: {bundled: {}, statementTimeoutMilliseconds: 5}", "database: {bundled: {}}", "spec.database.statementTimeoutMilliseconds", "needs release 1.47.0 or later"),
        arguments("1.35.0", "observability: {datadog: {agentHost: dd}}", "observability: {}", "spec.observability.datadog", "needs release 1.36.0 or later"),
        arguments("1.39.0", streaming, streaming + "redis: {external: {host: h, tls: true}}", "spec.streaming.redisStore", "must have tls"),
        arguments("1.20.0", streaming, "", "spec.streaming", "needs release 1.25.0 or later"),
        arguments("1.51.0", streaming + "redis: {external: {host: h, user: u, passwordSecret: " + key + "}, cache: {external: {host: c}}}", streaming.replace("9092']}}", "9092']}, redisStore: {external: {host: s}}}") + "redis: {external: {host: h, user: u, passwordSecret: " + key + "}, cache: {external: {host: c}}}", "spec.streaming.redisStore", "is needed with streaming"));
    // spotless:on
  }

  @ParameterizedTest
  @MethodSource("contextRules")
  void whatDependsOnReleaseOrContextIsRefusedByName(
      String release, String refused, String accepted, String path, String words) {
    assertThat(problems(Specs.at(release, accepted))).isEmpty();
    InstanceResolver.resolve(Specs.at(release, accepted));
    assertThat(problems(Specs.at(release, refused)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.sentence()).contains(words);
            });
  }

  @ParameterizedTest
  @MethodSource("badUrls")
  void aBadUrlIsRefusedForFrontAndApiAlike(String url, String sentence) {
    assertThat(problems(Specs.spec("version: 1.51.0\nurls: {front: '%s'}".formatted(url))))
        .contains(new Problem(Kind.INVALID_SPEC, "spec.urls.front", sentence));
    assertThat(
            problems(
                Specs.spec(
                    "version: 1.51.0\nurls: {front: https://x.example.com, api: '%s'}"
                        .formatted(url))))
        .contains(new Problem(Kind.INVALID_SPEC, "spec.urls.api", sentence));
  }

  static Stream<Arguments> badUrls() {
    return Stream.of(
        arguments("billing.example.com", URL_HAS_SCHEME),
        arguments("//billing.example.com", URL_HAS_SCHEME),
        arguments("ftp://billing.example.com", URL_HAS_SCHEME),
        arguments("HTTPS://billing.example.com", URL_HAS_SCHEME),
        arguments("", URL_HAS_SCHEME),
        arguments("https://billing.example.com/", URL_HAS_NO_TRAILING_SLASH),
        arguments("https://billing.example.com/app", URL_IS_SCHEME_AND_HOST),
        arguments("https://billing.example.com?x=1", URL_IS_SCHEME_AND_HOST),
        arguments("https://billing.example.com#top", URL_IS_SCHEME_AND_HOST),
        arguments("https://me:secret@billing.example.com", URL_IS_SCHEME_AND_HOST),
        arguments("https://", URL_IS_SCHEME_AND_HOST),
        arguments("https:// ", URL_IS_SCHEME_AND_HOST),
        // a host that an Ingress could not name would open the route for every host
        arguments("https://bill_ing.example.com", URL_IS_SCHEME_AND_HOST),
        arguments("https://bill{ing.example.com", URL_IS_SCHEME_AND_HOST),
        arguments("https://billing.example.com:port", URL_IS_SCHEME_AND_HOST),
        arguments("https://rechnungen.müller.example", URL_IS_SCHEME_AND_HOST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1.51.0",
        "latest",
        "1.51",
        "1.51.0.0",
        "1.51.0-rc1",
        "1.x.0",
        "",
        " 1.51.0",
        "1.99999999999.0"
      })
  void aVersionIsARelease(String version) {
    assertThat(problems(Specs.at(version, "")))
        .containsExactly(new Problem(Kind.INVALID_SPEC, "spec.version", VERSION_IS_RELEASE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.16.1", "1.15.2", "0.9.0", "1.52.0", "2.0.0"})
  void aReleaseThatCannotBeRunIsRefused(String version) {
    assertThat(problems(Specs.at(version, "")))
        .extracting(Problem::kind, Problem::path)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.RELEASE_UNKNOWN, "spec.version"));
  }

  @Test
  void aReleaseThatNobodyKnowsYetMayBeAllowed() {
    assertThat(problems(Specs.at("1.52.0", "upgrade: {unknownReleases: Allow}"))).isEmpty();
    assertThat(problems(Specs.minimal("upgrade: {unknownReleases: Maybe}")))
        .containsExactly(
            new Problem(
                Kind.INVALID_SPEC,
                "spec.upgrade.unknownReleases",
                oneOf("Maybe", "Refuse, Allow")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Billing",
        "1billing",
        "billing-",
        "bil.ling",
        "bil_ling",
        "abcdefghijklmnopqrstuvwxyz-abcdefghijklmn",
      })
  void aNameIsAShortDnsLabel(String name) {
    var lago = Specs.minimal("");
    lago.getMetadata().setName(name);
    assertThat(problems(lago))
        .containsExactly(new Problem(Kind.INVALID_SPEC, "metadata.name", NAME_IS_SHORT_DNS_LABEL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"b", "billing", "billing-2", "abcdefghijklmnopqrstuvwxyz-abcdefghijklm"})
  void aShortDnsLabelIsAName(String name) {
    var lago = Specs.minimal("");
    lago.getMetadata().setName(name);
    assertThat(problems(lago)).isEmpty();
  }

  @Test
  void theFrontMustBeReachableSomewhere() {
    assertThat(problems(Specs.spec("version: 1.51.0")))
        .containsExactly(new Problem(Kind.INVALID_SPEC, "spec", URLS_ARE_NEEDED));
    assertThat(problems(Specs.spec("version: 1.51.0\nurls: {api: https://api.example.com}")))
        .containsExactly(new Problem(Kind.INVALID_SPEC, "spec", URLS_ARE_NEEDED));
  }

  @Test
  void anInstanceWithoutSpecIsExplained() {
    var lago = Specs.minimal("");
    lago.setSpec(null);
    assertThat(problems(lago))
        .containsExactly(
            new Problem(
                Kind.INVALID_SPEC, "spec", "is missing; give at least version and urls.front"));
  }

  @Test
  void allProblemsAreToldAtOnce() {
    var lago =
        Specs.spec("version: latest\nstate: Off\nurls: {front: billing/}\ndatabase: {}\nredis: {}");
    assertThat(problems(lago))
        .extracting(Problem::path)
        .containsExactly(
            "spec.version",
            "spec.state",
            "spec.urls.front",
            "spec.urls.front",
            "spec.database",
            "spec.redis");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "state: Stopped",
        "state: Running",
        "restart: again",
        "operatorClass: blue",
        "deletionPolicy: Delete",
        "upgrade: {from: 1.35.0}",
        "upgrade: {approval: Manual, approved: 1.50.0}",
        "upgrade: {unknownReleases: Refuse}",
        "database: {bundled: {}}",
        "database: {bundled: {size: 20Gi, storageClassName: fast}}",
        "database: {urlSecret: {name: pg, key: uri}, pool: 5, preparedStatements: false}",
        "database: {external: {host: h, user: u, passwordSecret: {name: pg, key: p}}}",
        "database: {external: {host: h, userSecret: {name: pg, key: u}, passwordSecret: {name: pg, key: p}}}",
        "database: {external: {host: h, user: u, sslMode: disable, passwordSecret: {name: pg, key: p}}}",
        "database: {external: {host: h, user: u, sslMode: verify-ca, caSecret: {name: pg, key: ca}, passwordSecret: {name: pg, key: p}}}",
        "redis: {bundled: {size: 1.5Gi}}",
        "redis: {external: {host: h}}",
        "redis: {external: {host: h, port: 6380, tls: true, user: u, database: 2, passwordSecret: {name: r, key: p}}}",
        "redis: {urlSecret: {name: redis, key: uri}}",
        "storage: {volume: {}}",
        "storage: {volume: {size: 500M, accessMode: ReadWriteMany}}",
        "storage: {volume: {existingClaim: mine}}",
        "ingress: {}",
        "ingress: {className: traefik, annotations: {a: b}, tls: {secretName: mine}}",
        "ingress: {tls: {issuer: {name: ca, kind: Issuer}}}",
        "images: {registry: mirror.example.com, pullPolicy: Always, pullSecrets: [{name: reg}]}",
        "images: {digests: {1.51.0: {api: 'sha256:0'}, 1.50.0: {api: 'sha256:1'}}}",
        "keys: {secret: {name: mine}, names: {rsaPrivateKey: rsa.pem}}",
        "signup: {enabled: false}",
        "telemetry: {segment: true}",
        "components: {api: {replicas: 0}}",
        "components: {api: {threads: 5, processes: 2, autoscaling: {min: 2, max: 2}}}",
        "components: {worker: {replicas: 3, concurrency: 20, enabled: true}}",
        "components: {clock: {replicas: 1}}",
        "components: {pdf: {enabled: false}}",
        "defaults: {security: Restricted, podLabels: {a: b}}",
        "jobs: {resources: {requests: {cpu: 1}}}",
      })
  void aGoodSpecIsTakenAsItIs(String spec) {
    var lago = Specs.minimal(spec);
    assertThat(problems(lago)).isEmpty();
    assertThat(InstanceResolver.resolve(lago).name()).isEqualTo("billing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "http://localhost:8080",
        "https://billing.example.com:8443",
        "https://10.0.0.1",
        "https://xn--mller-kva.example"
      })
  void aGoodUrlIsASchemeAndAHost(String url) {
    var lago = Specs.spec("version: 1.51.0\nurls: {front: '%s', api: '%s'}".formatted(url, url));
    assertThat(problems(lago)).isEmpty();
    assertThat(InstanceResolver.resolve(lago).urls().frontHost()).isNotEmpty();
  }

  private static String oneOf(String word, String words) {
    return "is '" + word + "', but must be one of [" + words + "]";
  }

  @Test
  void aStoreThatAReleaseOnTheWayCannotReachIsNamedWithThatRelease() {
    assertThat(overAnOldStop())
        .extracting(Problem::toString)
        .containsExactly(
            "spec.redis.external.sentinels: needs release 1.43.0 or later, but the way to 1.51.0"
                + " leads over 1.42.0; leave it out until that is passed");
  }

  static List<Problem> overAnOldStop() {
    var lago =
        Specs.at(
            "1.51.0",
            "redis: {external: {sentinels: [{host: s}], masterName: m}, cache: {external: {host: c}}, cable: {external: {host: c}}}");
    assertThat(problems(lago)).isEmpty();
    return Specs.validator().onTheWay(lago, List.of(Release.of("1.42.0"), Release.of("1.43.0")));
  }

  static List<Problem> problems(LagoInstance lago) {
    return Specs.validator().problems(lago);
  }
}

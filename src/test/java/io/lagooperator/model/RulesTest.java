package io.lagooperator.model;

import static io.lagooperator.model.SpecValidatorTest.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.Sentences;
import io.lagooperator.model.Problem.Kind;
import io.lagooperator.testing.CelRule;
import io.lagooperator.testing.Patched;
import io.lagooperator.testing.RuleCase;
import io.lagooperator.testing.RuleCases;
import io.lagooperator.testing.Schema;
import io.lagooperator.testing.SourceText;
import io.lagooperator.testing.Specs;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule has a manifest that it refuses and one that it accepts, and is said in one way. */
class RulesTest {
  private static final String STREAMING =
      "streaming: {clickhouse: {host: c}, kafka: {bootstrapServers: ['k:9092']%s}%s}\n";
  private static final String AFFINITY = "defaults: {scheduling: {affinity: {%s: {}}}}";
  private static final String DIGESTS = "images: {digests: {1.51.0: {api: 'sha256:0'}%s}}";
  private static final String PROBED =
      "components: {api: {podTemplate: {spec: {containers: [{name: c, image: i, livenessProbe:"
          + " {httpGet: {port: 5%s}}}]}}}}";
  private static final String STORED =
      "settingsFrom: [{externalSecret: {store: {name: vault, kind: %s}, path: lago/env}}]";
  private static final String EXTERNAL =
      "database: {external: {host: h, user: u, passwordSecret: {name: s, key: k}%s}}";

  static List<RuleCase> shapes() {
    return RuleCases.all();
  }

  /** A block that nothing renders yet is refused as a whole, until it is. */
  @ParameterizedTest
  @MethodSource("shapes")
  void theOperatorKeepsTheRulesOfTheApiServerInTheSameWords(RuleCase rule) {
    assertThat(problems(rule.acceptedInstance())).noneMatch(p -> p.kind() == Kind.INVALID_SPEC);
    assertThat(problems(rule.refusedInstance()))
        .anyMatch(
            p ->
                p.equals(new Problem(Kind.INVALID_SPEC, rule.path(), rule.sentence()))
                    || (p.kind() == Kind.NOT_SUPPORTED_YET && rule.path().startsWith(p.path())));
  }

  /** Of rules that only the operator can keep. */
  static Stream<Arguments> others() {
    // spotless:off — a table is read by its lines
    // release | refused | accepted | path | words
    return Stream.of(
        arguments("1.16.1", "", null, "spec.version", "was tagged by mistake"),
        arguments("1.15.2", "", null, "spec.version", "is older than 1.16.0"),
        arguments("1.99.0", "", "upgrade: {unknownReleases: Allow}", "spec.version", "is not known to this operator"),
        arguments("1.51.0", "upgrade: {from: v1.50.0}", "upgrade: {from: 1.50.0}", "spec.upgrade.from", Sentences.VERSION_IS_RELEASE),
        arguments("1.51.0", "images: {digests: {1.50.0: {api: 'sha256:0'}}}", DIGESTS.formatted(""), "spec.images.digests", "has no line for release 1.51.0"),
        arguments("1.51.0", DIGESTS.formatted(", latest: {}"), DIGESTS.formatted(", 1.50.0: {}"), "spec.images.digests.latest", Sentences.VERSION_IS_RELEASE),
        arguments("1.51.0", AFFINITY.formatted("nodeAfinity"), AFFINITY.formatted("nodeAffinity"), "spec.defaults.scheduling.affinity.nodeAfinity", "is no field that Kubernetes knows there"),
        arguments("1.51.0", "components: {api: {replicas: 1001}}", "components: {api: {replicas: 1000}}", "spec.components.api.replicas", Sentences.NUMBER_BOUNDS.formatted(0, 1000)),
        arguments("1.51.0", "jobs: {resources: {limits: {memory: 1GiB}}}", "jobs: {resources: {limits: {memory: 1Gi}}}", "spec.jobs.resources.limits.memory", Sentences.QUANTITY),
        arguments("1.51.0", "database: {bundled: {size: 10GB}}", "database: {bundled: {size: 10G}}", "spec.database.bundled.size", Sentences.SIZE),
        arguments("1.51.0", "storage: {volume: {size: big}}", "storage: {volume: {size: 1Ti}}", "spec.storage.volume.size", Sentences.SIZE),
        arguments("1.51.0", "components: {worker: {autoscaling: {min: 0, max: 2}}}", "components: {worker: {autoscaling: {min: 1, max: 2}}}", "spec.components.worker.autoscaling", Sentences.WORKERS_NEVER_SCALE_TO_NONE),
        arguments("1.50.0", "components: {alerts: {enabled: true}}", "components: {alerts: {enabled: false}}", "spec.components.alerts", "needs release 1.51.0 or later"),
        arguments("1.35.0", STREAMING.formatted("", ", redisStore: {external: {host: r, tls: true}}") + "components: {events: {enabled: false}}", STREAMING.formatted("", ", redisStore: {external: {host: r, tls: true}}"), "spec.components.events", "is needed: at release 1.35.0"),
        arguments("1.35.0", "storage: {gcs: {project: p, bucket: b}}", "storage: {gcs: {project: p, bucket: b, keyfileSecret: {name: s, key: k}}}", "spec.storage.gcs", "needs keyfileSecret"),
        arguments("1.51.0", STREAMING.formatted("", ", redisStore: {external: {host: h, user: u, passwordSecret: {name: s, key: k}}}"), STREAMING.formatted("", ", redisStore: {external: {host: h, passwordSecret: {name: s, key: k}}}"), "spec.streaming.redisStore", "with streaming it cannot have user or sentinels"),
        arguments("1.51.0", PROBED.formatted(", host: other"), PROBED.formatted(""), "spec.components.api.podTemplate.spec.containers.c.livenessProbe", "may not name a host"),
        arguments("1.51.0", STORED.formatted("SecretStore"), STORED.formatted("ClusterSecretStore"), "spec.settingsFrom[0].externalSecret.store", "LAGO_OPERATOR_SECRET_STORES"),
        word(STORED.formatted("Vault"), STORED.formatted("ClusterSecretStore"), "spec.settingsFrom[0].externalSecret.store.kind"),
        word("defaults: {security: None}", "defaults: {security: Baseline}", "spec.defaults.security"),
        word("state: Off", "state: Stopped", "spec.state"),
        word("deletionPolicy: Keep", "deletionPolicy: Retain", "spec.deletionPolicy"),
        word(EXTERNAL.formatted(", sslMode: required"), EXTERNAL.formatted(", sslMode: require"), "spec.database.external.sslMode"),
        word("storage: {volume: {accessMode: ReadOnlyMany}}", "storage: {volume: {accessMode: ReadWriteOnce}}", "spec.storage.volume.accessMode"),
        word("ingress: {tls: {issuer: {name: i, kind: Robot}}}", "ingress: {tls: {issuer: {name: i, kind: Issuer}}}", "spec.ingress.tls.issuer.kind"),
        word("images: {pullPolicy: Sometimes}", "images: {pullPolicy: Never}", "spec.images.pullPolicy"),
        word("observability: {logLevel: loud}", "observability: {logLevel: warn}", "spec.observability.logLevel"),
        word("upgrade: {unknownReleases: Maybe}", "upgrade: {unknownReleases: Refuse}", "spec.upgrade.unknownReleases"),
        word(STREAMING.formatted(", securityProtocol: TLS", ""), STREAMING.formatted(", securityProtocol: SSL", ""), "spec.streaming.kafka.securityProtocol"),
        word(STREAMING.formatted(", securityProtocol: SASL_SSL, saslMechanism: PLAIN, user: u, passwordSecret: {name: s, key: k}", ""), STREAMING.formatted(", securityProtocol: SASL_SSL, saslMechanism: SCRAM-SHA-256, user: u, passwordSecret: {name: s, key: k}", ""), "spec.streaming.kafka.saslMechanism"),
        arguments("1.23.0", "components: {pdf: {enabled: false}}", "components: {pdf: {enabled: true}}", "spec.components.pdf.enabled", "needs release 1.24.0 or later"),
        arguments("1.51.0", "defaults: {podLabels: {lago-operator.io/files: billing}}", "defaults: {podLabels: {files: billing}}", "spec.defaults.podLabels.lago-operator.io/files", "may not be set: the operator finds"),
        arguments("1.51.0", "defaults: {podAnnotations: {container.apparmor.security.beta.kubernetes.io/api: unconfined}}", "defaults: {podAnnotations: {a: b}}", "spec.defaults.podAnnotations.container.apparmor.security.beta.kubernetes.io/api", "may not be set"),
        variable("PGHOSTADDR"), variable("PGOPTIONS"), variable("DATABASE_VIA_RDS_PROXY"), variable("PORT"), variable("DATABASE_PROXY_URL"), variable("REDIS_PASSWORD"), variable("LAGO_SIDEKIQ_WEB"), variable("LAGO_CREATE_ORG"), variable("LAGO_USE_GCS"), variable("LAGO_ORG_X"), variable("LAGO_GCS_X"), variable("PATH"), variable("KUBERNETES_X"), variable("RACK_ENV"), variable("ENCRYPTION_PRIMARY_KEY"));
    // spotless:on
  }

  private static Arguments word(String refused, String accepted, String path) {
    return arguments(Specs.NEWEST, refused, accepted, path, "must be one of");
  }

  private static Arguments variable(String name) {
    var form = "env: [{name: %s, value: x}]";
    return arguments(
        Specs.NEWEST,
        form.formatted(name),
        form.formatted("MY_" + name),
        "spec.env." + name,
        "may not set " + name);
  }

  @ParameterizedTest
  @MethodSource("others")
  void whatOnlyTheOperatorCanKnowIsRefusedByNameToo(
      String release, String refused, String accepted, String path, String words) {
    if (accepted == null) {
      assertThat(problems(Specs.minimal(refused))).as("at another release").isEmpty();
    } else {
      assertThat(problems(Specs.at(release, accepted))).isEmpty();
    }
    assertThat(problems(Specs.at(release, refused)))
        .anySatisfy(
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.sentence()).contains(words);
            });
  }

  @Test
  void everyRuleOfTheApiServerIsTried() {
    var tried =
        Stream.concat(RuleCases.all().stream(), RuleCases.changes().stream())
            .map(RuleCase::sentence)
            .collect(Collectors.toSet());
    assertThat(CelRule.all())
        .hasSizeGreaterThan(90)
        .allMatch(rule -> tried.contains(rule.sentence()));
    assertThat(RuleCases.changes())
        .extracting(RuleCase::sentence)
        .containsAll(
            CelRule.all().stream().filter(CelRule::ofChanges).map(CelRule::sentence).toList());
  }

  /** Words that only the API server may say, of what an object was before. */
  private static final String OF_CHANGES = ".*cannot be changed.*|size may grow.*";

  @Test
  void everySentenceOfTheOperatorIsTried() {
    var said =
        Stream.of(
                shapes().stream().map(RuleCase::refusedInstance),
                Stream.concat(others(), SpecValidatorTest.contextRules())
                    .map(Arguments::get)
                    .map(a -> Specs.at((String) a[0], (String) a[1])),
                Patched.cases().stream().map(example -> Specs.minimal(example.refused())),
                Stream.of(withoutSpec(), overPlainHttp("1.28.1")))
            .flatMap(instances -> instances)
            .flatMap(lago -> problems(lago).stream())
            .map(Problem::sentence)
            .collect(Collectors.toSet());
    SpecValidatorTest.overAnOldStop().forEach(problem -> said.add(problem.sentence()));
    var sentences =
        SourceText.literals(
            "model", ".*Rules|Complaints|ReservedNames|SpecValidator|ReleaseCatalogue");
    assertThat(Stream.concat(sentences.stream(), shared()))
        .hasSizeGreaterThan(80)
        .allMatch(text -> said.stream().anyMatch(s -> SourceText.filled(text).matcher(s).find()));
  }

  @Test
  void plainHttpNeedsAReleaseThatDoesNotInsistOnTls() {
    assertThat(problems(overPlainHttp("1.28.1")))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("spec.urls.front");
              assertThat(problem.sentence()).contains("before release 1.29.0");
            });
    assertThat(problems(overPlainHttp("1.29.0"))).isEmpty();
  }

  private static LagoInstance overPlainHttp(String version) {
    return Specs.spec(
        "version: %s\nurls: {front: 'http://billing.example.com'}".formatted(version));
  }

  private static LagoInstance withoutSpec() {
    var lago = Specs.minimal("");
    lago.setSpec(null);
    return lago;
  }

  private static Stream<String> shared() {
    return Arrays.stream(Sentences.class.getFields())
        .map(
            field -> {
              try {
                return String.valueOf(field.get(null));
              } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
              }
            })
        .filter(sentence -> !sentence.matches(OF_CHANGES))
        .filter(sentence -> !sentence.equals(Sentences.SPEC_IS_UNREADABLE));
  }

  @Test
  void everyWordThatOnlySomeFieldsTakeIsTried() {
    var tried =
        others()
            .map(Arguments::get)
            .filter(a -> a[4].equals("must be one of"))
            .map(a -> "." + String.valueOf(a[3]).replaceAll("[0-9]+(?=])", ""))
            .toList();
    var enums =
        Schema.all()
            .filter(schema -> schema.node().has("enum"))
            .map(Schema::path)
            .filter(path -> !path.matches("[.]spec[.](backup|upgrade[.](approval|backup)).*"))
            .toList();
    assertThat(tried).containsExactlyInAnyOrderElementsOf(enums);
  }
}

package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.JobStep;
import io.lagooperator.plan.JobOrder;
import io.lagooperator.plan.StoreIdentities;
import io.lagooperator.plan.Voyage;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.ModelCluster;
import io.lagooperator.testing.ModelOperator;
import io.lagooperator.testing.Specs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is rendered of an instance, with made-up inputs. */
final class Rendered {
  /** The shapes of instances between which rendering differs most. */
  static final List<String> SHAPES =
      List.of(
          "",
          "components: {pdf: {enabled: false}}\ningress: {}",
          """
          keys: {secret: {name: mine}}
          database: {external: {host: h, userSecret: {name: pg, key: u}, sslMode: verify-full, passwordSecret: {name: pg, key: p}, caSecret: {name: pg, key: c}}, statementTimeoutMilliseconds: 5000, preparedStatements: false}
          redis: {external: {host: h, tls: true, user: u, passwordSecret: {name: redis, key: p}}}
          storage: {volume: {accessMode: ReadWriteMany}}
          signup: {enabled: false}
          components: {api: {threads: 8, processes: 2, replicas: 3}, worker: {concurrency: 20, replicas: 2}}
          """,
          """
          database: {urlSecret: {name: pg, key: uri}}
          redis: {urlSecret: {name: redis, key: uri}}
          storage: {volume: {existingClaim: mine}}
          telemetry: {segment: true}
          """,
          """
          database: {external: {host: h, user: u, sslMode: verify-full, passwordSecret: {name: pg, key: p}, caSecret: {name: pg, key: c}}, migration: {userSecret: {name: pg, key: mu}, passwordSecret: {name: pg, key: mp}}}
          redis: {external: {sentinels: [{host: s1}, {host: s2, port: 5}], masterName: m, tls: true, user: u, passwordSecret: {name: redis, key: p}}, cache: {external: {host: c, passwordSecret: {name: redis, key: c}}}, cable: {urlSecret: {name: redis, key: cable}}}
          streaming: {clickhouse: {host: ch, tls: true, passwordSecret: {name: ch, key: p}}, kafka: {bootstrapServers: ['k:9092'], securityProtocol: SASL_SSL, saslMechanism: SCRAM-SHA-256, user: u, passwordSecret: {name: kafka, key: p}}, redisStore: {urlSecret: {name: redis, key: store}}}
          caBundle: {name: ca, key: c}
          env: [{name: PLAIN, value: a$b}, {name: TOKEN, secret: {name: extra, key: t}}]
          components: {api: {env: [{name: OF_API, secret: {name: extra, key: a}}]}, worker: {env: [{name: PLAIN, value: other}]}, pdf: {env: [{name: OF_PDF, secret: {name: extra, key: f}}]}}
          """,
          """
          smtp: {host: mail, userSecret: {name: smtp, key: u}, passwordSecret: {name: smtp, key: p}, from: a@b.c, domain: b.c}
          licenseSecret: {name: license, key: l}
          googleAuth: {clientId: id, clientSecret: {name: google, key: s}}
          integrations: {nango: {publicKey: pk, secretKeySecret: {name: i, key: n}}, gocardless: {clientId: id, clientSecret: {name: i, key: g}}, mistral: {agentId: a, apiKeySecret: {name: i, key: m}}, meilisearch: {url: 'http://m:7700', apiKeySecret: {name: i, key: s}}, oauthProxyUrl: 'https://p', dataApi: {url: 'http://d', tokenSecret: {name: i, key: d}}}
          observability: {logLevel: debug, sentry: {dsnSecret: {name: sentry, key: dsn}, environment: e, tracesSampleRate: '0.5'}, openTelemetry: {endpoint: 'http://otel:4318'}, datadog: {agentHost: dd, environment: e}}
          proxy: {http: 'http://p:1', https: 'http://p:2', noProxy: [x.example]}
          """,
          """
          components: {events: {enabled: true, concurrency: 20, replicas: 3}, billing: {enabled: true}, pdfWorker: {enabled: true}, webhook: {enabled: true}, clockWorker: {enabled: true}, payments: {enabled: true}, analytics: {enabled: true}, aiAgent: {enabled: true}, alerts: {enabled: true}, wallets: {enabled: true}, dedicated: {enabled: true, organizations: [1a901a90-1a90-1a90-1a90-1a901a901a90]}}
          integrations: {meilisearch: {url: 'http://search:7700'}}
          streaming: {clickhouse: {host: ch}, kafka: {bootstrapServers: ['k:9092']}}
          """,
          """
          storage: {s3: {bucket: b, region: r, endpoint: 'https://s3.fr-par.scw.cloud', pathStyle: true, accessKeySecret: {name: s3, key: i}, secretKeySecret: {name: s3, key: s}}}
          """,
          """
          storage: {gcs: {project: p, bucket: b, keyfileSecret: {name: gcs, key: f}, serviceAccountEmail: a@b.c}}
          """,
          """
          redis: {urlSecret: {name: redis, key: uri}}
          components: {worker: {autoscaling: {min: 1, max: 4, queueLength: 100, cpuPercent: 70}}, events: {enabled: true, autoscaling: {min: 2, max: 8, queueLength: 500}}}
          """,
          """
          settingsFrom: [{secret: {name: bag}}, {secret: {name: rsa}}]
          """,
          """
          settingsFrom: [{secret: {name: parts}}]
          keys: {secret: {name: mine}}
          storage: {volume: {}}
          smtp: {host: mail, user: u, passwordSecret: {name: smtp, key: p}, from: a@b.c}
          """);

  static final List<String> RELEASES = List.of("1.16.0", "1.27.1", "1.35.0", "1.51.0");

  private Rendered() {}

  static List<Instance> instances() {
    return SHAPES.stream()
        .flatMap(shape -> RELEASES.stream().map(release -> Specs.instanceAt(release, shape)))
        .toList();
  }

  /** What makes the objects of an instance whose stores nobody has looked at yet. */
  static Templates of(Instance instance, Inputs inputs) {
    return new Templates(
        instance, inputs, StoreIdentities.of(instance, inputs, ModelOperator.NOTHING_THERE));
  }

  /** The pod templates of all components and of Jobs, by name. */
  static Map<String, PodTemplateSpec> templates(Instance instance, Inputs inputs) {
    var templates = new LinkedHashMap<String, PodTemplateSpec>();
    var environments = new Environments(instance, inputs);
    instance.components().forEach(c -> templates.put(c.label(), PodTemplates.of(environments, c)));
    templates.put("migrate", MigrateJobs.template(environments));
    instance
        .organizationToMake()
        .ifPresent(
            o ->
                templates.put(
                    "organization", OrganizationJobs.of(o, inputs).template(environments)));
    return templates;
  }

  static Map<String, PodTemplateSpec> templates(Instance instance) {
    return templates(instance, FakeInputs.of(instance));
  }

  static Container container(PodTemplateSpec template) {
    return template.getSpec().getContainers().get(0);
  }

  /** Names and values, or where values come from. */
  static Map<String, String> environment(PodTemplateSpec template) {
    var environment = new LinkedHashMap<String, String>();
    for (EnvVar variable : container(template).getEnv()) {
      environment.put(variable.getName(), value(variable));
    }
    return environment;
  }

  private static String value(EnvVar variable) {
    if (variable.getValueFrom() == null) {
      return String.valueOf(variable.getValue());
    }
    var key = variable.getValueFrom().getSecretKeyRef();
    return "Secret " + key.getName() + "/" + key.getKey();
  }

  /** Everything that was ever written on the way to Running: objects at the end, and the Job. */
  static List<HasMetadata> whole(Instance instance) {
    var cluster = new ModelCluster();
    var operator = new ModelOperator(cluster, instance);
    var inputs = operator.wanted().inputs();
    var end = operator.settle();
    var objects = new ArrayList<>(operator.desired(end).objects());
    objects.add(Jobs.of(of(instance, inputs), order(instance, 1)));
    if (instance.organizationToMake().isPresent()) {
      objects.add(Jobs.of(of(instance, inputs), order(instance, JobStep.ORGANIZATION, 1)));
    }
    return List.copyOf(objects);
  }

  /** The order of a migration, as the plan gives it for a database on its first volume. */
  static JobOrder order(Instance instance, int attempt) {
    return order(instance, JobStep.MIGRATION, attempt);
  }

  private static JobOrder order(Instance instance, JobStep step, int attempt) {
    var database = instance.database().identity(FakeInputs.of(instance), "");
    return new JobOrder(
        step,
        instance.release(),
        database,
        attempt,
        Optional.empty(),
        new Voyage(Optional.empty(), instance.release()),
        Optional.empty(),
        "");
  }
}

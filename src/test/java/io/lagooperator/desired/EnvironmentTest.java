package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.lagooperator.model.Component;
import io.lagooperator.model.InputReferences;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Reader;
import io.lagooperator.model.SecretKey;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.Specs;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One environment for all Ruby processes: what one of them misses, it gets wrong silently. */
class EnvironmentTest {
  private static final Set<String> MEASURE =
      Set.of(
          "DATABASE_POOL",
          "RAILS_MAX_THREADS",
          "WEB_CONCURRENCY",
          "SIDEKIQ_CONCURRENCY",
          "OTEL_SERVICE_NAME");
  private static final Set<String> OF_JOBS =
      Set.of("LAGO_CLICKHOUSE_MIGRATIONS_ENABLED", "LAGO_KAFKA_CLICKHOUSE_CONSUMER_GROUP");
  private static final Set<String> EXTRAS = Set.of("PLAIN", "OF_API");
  private static final Set<String> TIMEOUTS =
      Set.of(
          "LAGO_DATABASE_STATEMENT_TIMEOUT",
          "LAGO_DATABASE_LOCK_TIMEOUT",
          "LAGO_DATABASE_IDLE_TX_TIMEOUT");

  static java.util.List<Instance> instances() {
    return Rendered.instances();
  }

  @ParameterizedTest
  @MethodSource("instances")
  void allRubyProcessesReadTheSameButForTheirMeasure(Instance instance) {
    var api = without(TIMEOUTS, shared(instance, "api"));
    assertThat(instance.components())
        .filteredOn(c -> c.isRuby() && c != Component.API)
        .hasSizeGreaterThan(1)
        .allSatisfy(c -> assertThat(shared(instance, c.label())).isEqualTo(api));
    var migrate = without(OF_JOBS, shared(instance, "migrate"));
    migrate.keySet().removeIf(name -> name.startsWith("LAGO_OPERATOR_"));
    assertThat(migrate).isEqualTo(api);
  }

  @ParameterizedTest
  @MethodSource("instances")
  void whatIsOffIsLeftOutAndNeverFalseOrEmpty(Instance instance) {
    for (var name : Set.of("api", "worker", "clock", "migrate")) {
      var environment = environment(instance, name);
      assertThat(environment.values()).doesNotContain("", "null");
      assertThat(without(Set.of("DATABASE_PREPARED_STATEMENTS"), environment).values())
          .doesNotContain("false");
    }
  }

  @ParameterizedTest
  @MethodSource("instances")
  void everyProcessHasWhatLagoCannotStartWithout(Instance instance) {
    assertThat(environment(instance, "clock"))
        .containsEntry("RAILS_ENV", "production")
        .containsEntry("RAILS_LOG_TO_STDOUT", "true")
        .containsEntry("LAGO_FRONT_URL", "https://billing.example.com")
        .containsEntry("LAGO_API_URL", "https://billing.example.com")
        .containsEntry("LAGO_VERSION", "v" + instance.release())
        .containsKeys(
            "SECRET_KEY_BASE",
            "LAGO_RSA_PRIVATE_KEY",
            "LAGO_ENCRYPTION_PRIMARY_KEY",
            "LAGO_ENCRYPTION_DETERMINISTIC_KEY",
            "LAGO_ENCRYPTION_KEY_DERIVATION_SALT",
            "DATABASE_URL",
            "REDIS_URL",
            "LAGO_REDIS_CACHE_URL")
        .doesNotContainKeys("APP_ENV", "LAGO_SIDEKIQ_WEB", "LAGO_CREATE_ORG", "LAGO_DOMAIN");
  }

  @ParameterizedTest
  @CsvSource({
    "1.16.0, LAGO_DISABLE_PDF_GENERATION LAGO_REDIS_CABLE_URL LAGO_DATABASE_STATEMENT_TIMEOUT LAGO_DISABLE_SSL",
    "1.27.1, LAGO_REDIS_CABLE_URL LAGO_DATABASE_STATEMENT_TIMEOUT LAGO_DISABLE_SSL",
    "1.35.0, LAGO_REDIS_CABLE_URL LAGO_DATABASE_STATEMENT_TIMEOUT",
    "1.51.0, ''"
  })
  void aReleaseIsNotToldWhatItDoesNotKnow(String release, String unknown) {
    var instance =
        io.lagooperator.model.InstanceResolver.resolve(
            Specs.spec(
                """
                version: %s
                urls: {front: http://localhost}
                components: {pdf: {enabled: false}}
                database: {bundled: {}, statementTimeoutMilliseconds: 5}
                """
                    .formatted(release)));
    var missing =
        Set.of(
                "LAGO_DISABLE_PDF_GENERATION",
                "LAGO_REDIS_CABLE_URL",
                "LAGO_DATABASE_STATEMENT_TIMEOUT",
                "LAGO_DISABLE_SSL")
            .stream()
            .filter(name -> !environment(instance, "api").containsKey(name));
    assertThat(missing)
        .containsExactlyInAnyOrder(unknown.isEmpty() ? new String[0] : unknown.split(" ", -1));
  }

  @Test
  void poolsFitWhatAProcessDoesAtOnce() {
    var instance = Specs.instance("components: {api: {threads: 8}, worker: {concurrency: 20}}");
    assertThat(environment(instance, "api"))
        .containsEntry("DATABASE_POOL", "8")
        .containsEntry("RAILS_MAX_THREADS", "8");
    assertThat(environment(instance, "worker"))
        .containsEntry("DATABASE_POOL", "22")
        .containsEntry("SIDEKIQ_CONCURRENCY", "20");
    assertThat(environment(Specs.instance(""), "worker"))
        .containsEntry("DATABASE_POOL", "12")
        .doesNotContainKey("SIDEKIQ_CONCURRENCY");
    assertThat(environment(Specs.instance("database: {bundled: {}, pool: 7}"), "worker"))
        .containsEntry("DATABASE_POOL", "7");
  }

  @ParameterizedTest
  @CsvSource({"events, 12", "billing, 7", "clockworker, 7", "alerts, 7", "webhook, 12"})
  void aWorkerHasTwoConnectionsMoreThanJobsAtOnce(String worker, String pool) {
    var workers =
        "components: {events: {enabled: true}, billing: {enabled: true}, clockWorker: {enabled: true}, alerts: {enabled: true}, webhook: {enabled: true}}";
    assertThat(environment(Specs.instance(workers), worker)).containsEntry("DATABASE_POOL", pool);
  }

  @ParameterizedTest
  @CsvSource({"1.16.0, 5", "1.23.0, 5", "1.24.0, 3", "1.51.0, 3"})
  void theApiHasAsManyConnectionsAsItsReleaseHasThreads(String release, String pool) {
    assertThat(environment(Specs.instanceAt(release, ""), "api"))
        .containsEntry("DATABASE_POOL", pool);
  }

  @Test
  void mailPartnersLogsAndProxiesReachEveryRubyProcess() {
    assertThat(environment(Specs.instance(Rendered.SHAPES.get(5)), "clock"))
        .containsEntry("LAGO_SMTP_ADDRESS", "mail")
        .containsEntry("LAGO_SMTP_PORT", "587")
        .containsEntry("LAGO_SMTP_DOMAIN", "b.c")
        .containsEntry("LAGO_FROM_EMAIL", "a@b.c")
        .containsEntry("GOOGLE_AUTH_CLIENT_ID", "id")
        .containsEntry("MISTRAL_AGENT_ID", "a")
        .containsEntry("LAGO_MEILISEARCH_URL", "http://m:7700")
        .containsEntry("LAGO_OAUTH_PROXY_URL", "https://p")
        .containsEntry("LAGO_LOG_LEVEL", "debug")
        .containsEntry("SENTRY_TRACES_SAMPLE_RATE", "0.5")
        .containsEntry("OTEL_EXPORTER", "otlp")
        .containsEntry("OTEL_SERVICE_NAME", "lago-clock")
        .containsEntry("DD_AGENT_HOST", "dd")
        .containsEntry("HTTPS_PROXY", "http://p:2")
        .containsEntry(
            "NO_PROXY", "localhost,127.0.0.1,.svc,.cluster.local,billing-pdf,otel,dd,m,d,x.example")
        .containsKeys(
            "LAGO_SMTP_USERNAME",
            "LAGO_SMTP_PASSWORD",
            "LAGO_LICENSE",
            "GOOGLE_AUTH_CLIENT_SECRET",
            "NANGO_SECRET_KEY",
            "GOCARDLESS_CLIENT_SECRET",
            "MISTRAL_API_KEY",
            "LAGO_MEILISEARCH_API_KEY",
            "LAGO_DATA_API_BEARER_TOKEN",
            "SENTRY_DSN");
  }

  @Test
  void aWorkerThatIsTurnedOffKeepsWhatItsJobsNeed() {
    var draining =
        Specs.instance(
                """
                integrations: {mistral: {agentId: a, apiKeySecret: {name: m, key: k}}}
                components: {aiAgent: {enabled: false, env: [
                  {name: LAGO_MCP_SERVER_URL, value: "http://mcp"},
                  {name: MORE, secret: {name: s, key: k}}]}}
                """)
            .draining(Component.AI_AGENT, 1);
    var secret = Map.of(new SecretKey("s", "k"), "v");

    assertThat(names(draining, FakeInputs.of(draining).and(secret)))
        .contains("MISTRAL_AGENT_ID", "MISTRAL_API_KEY", "LAGO_MCP_SERVER_URL", "MORE");
    assertThat(names(draining, FakeInputs.of(draining)))
        .as("nobody waits for a Secret of what is turned off")
        .contains("LAGO_MCP_SERVER_URL")
        .doesNotContain("MORE");
    assertThat(InputReferences.optional(draining)).containsExactly(new SecretKey("s", "k"));
  }

  private static java.util.List<String> names(Instance instance, Inputs inputs) {
    return new Environments(instance, inputs)
        .of(Component.AI_AGENT).orElseThrow().variables().stream().map(EnvVar::getName).toList();
  }

  @Test
  void settingsThatAReleaseDoesNotKnowAreLeftOut() {
    assertThat(environment(Specs.instanceAt("1.16.0", Rendered.SHAPES.get(5)), "api"))
        .containsKeys("LAGO_SMTP_ADDRESS", "NANGO_SECRET_KEY")
        .doesNotContainKeys(
            "DD_AGENT_HOST", "LAGO_MEILISEARCH_URL", "MISTRAL_API_KEY", "LAGO_DATA_API_URL");
    assertThat(environment(Specs.instanceAt("1.35.0", Rendered.SHAPES.get(4)), "api"))
        .containsEntry("LAGO_KAFKA_API_LOGS_TOPIC", "api_logs")
        .doesNotContainKeys(
            "LAGO_KAFKA_SECURITY_LOGS_TOPIC",
            "LAGO_DEFAULT_EVENT_STORE",
            "LAGO_REDIS_SIDEKIQ_SENTINELS",
            "LAGO_REDIS_CACHE_SENTINELS");
  }

  @Test
  void streamingIsToldToRubyInItsOwnNames() {
    var instance = Specs.instance(Rendered.SHAPES.get(4));
    assertThat(environment(instance, "worker"))
        .containsEntry("LAGO_CLICKHOUSE_ENABLED", "true")
        .containsEntry("LAGO_CLICKHOUSE_PORT", "8123")
        .containsEntry("LAGO_CLICKHOUSE_SSL", "true")
        .containsEntry("LAGO_DEFAULT_EVENT_STORE", "clickhouse")
        .containsEntry("LAGO_KAFKA_BOOTSTRAP_SERVERS", "k:9092")
        .containsEntry("LAGO_KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
        .containsEntry("LAGO_KAFKA_SASL_MECHANISMS", "SCRAM-SHA-256")
        .containsEntry("LAGO_KAFKA_RAW_EVENTS_TOPIC", "events-raw")
        .containsEntry("LAGO_REDIS_SIDEKIQ_SENTINELS", "s1:26379,s2:5")
        .containsEntry("LAGO_REDIS_SIDEKIQ_MASTER_NAME", "m")
        .containsEntry("SSL_CERT_FILE", "/etc/lago/ca/ca.crt")
        .doesNotContainKeys(
            "LAGO_KAFKA_TLS",
            "LAGO_KAFKA_SCRAM_ALGORITHM",
            "LAGO_CLICKHOUSE_MIGRATIONS_ENABLED",
            "LAGO_REDIS_CACHE_SENTINELS",
            "ENV");
    assertThat(environment(instance, "migrate"))
        .containsEntry("LAGO_CLICKHOUSE_MIGRATIONS_ENABLED", "true")
        .containsEntry("LAGO_KAFKA_CLICKHOUSE_CONSUMER_GROUP", "lago_clickhouse");
  }

  @Test
  void onlyMigrationsTakeTheirOwnWayToTheDatabase() {
    var instance =
        Specs.instance(Rendered.SHAPES.get(4) + "organization: {name: Acme, email: a@b.c}");
    var inputs = FakeInputs.of(instance);
    assertThat(
            new Environment(Reader.ofMigration(instance), inputs).changeable().get("DATABASE_URL"))
        .startsWith("postgresql://canary-pg-mu:canary-pg-mp@h:5432/")
        .endsWith("&options=-c%20role%3Du");
    assertThat(new Environment(Reader.ofJobs(instance), inputs).changeable().get("DATABASE_URL"))
        .isEqualTo(
            "postgresql://u:canary-pg-p@h:5432/lago?sslmode=verify-full&sslrootcert=/etc/lago/database-ca/ca.crt");
  }

  @Test
  void extraVariablesAreTakenByTheLetterAndThoseOfAComponentWin() {
    var instance = Specs.instance(Rendered.SHAPES.get(4));
    assertThat(environment(instance, "clock"))
        .containsEntry("PLAIN", "a$$b")
        .containsKey("TOKEN")
        .doesNotContainKey("OF_API");
    assertThat(environment(instance, "api")).containsKeys("OF_API", "TOKEN");
    assertThat(environment(instance, "worker")).containsEntry("PLAIN", "other");
    assertThat(environment(instance, "pdf")).containsOnlyKeys("OF_PDF");
    assertThat(environment(instance, "front")).isEmpty();
  }

  @Test
  void switchesAreTrueWhenTheyAreOn() {
    var instance =
        Specs.instance(
            "signup: {enabled: false}\ntelemetry: {segment: false}\ncomponents: {pdf: {enabled: false}}\ndatabase: {bundled: {}, preparedStatements: false}");
    assertThat(environment(instance, "api"))
        .containsEntry("LAGO_DISABLE_SIGNUP", "true")
        .containsEntry("LAGO_DISABLE_SEGMENT", "true")
        .containsEntry("LAGO_DISABLE_PDF_GENERATION", "true")
        .containsEntry("DATABASE_PREPARED_STATEMENTS", "false")
        .doesNotContainKey("LAGO_PDF_URL");
    assertThat(environment(Specs.instance("telemetry: {segment: true}"), "api"))
        .doesNotContainKeys("LAGO_DISABLE_SIGNUP", "LAGO_DISABLE_SEGMENT")
        .containsEntry("LAGO_PDF_URL", "http://billing-pdf:3000");
  }

  @Test
  void theGuardIsToldWhatItJudgesBy() {
    assertThat(environment(Specs.instance("upgrade: {from: 1.50.0}"), "migrate"))
        .containsEntry("LAGO_OPERATOR_OWNER", "lago/billing")
        .containsEntry("LAGO_OPERATOR_TARGET", "1.51.0")
        .containsEntry("LAGO_OPERATOR_FLOOR", "1.50.0")
        .containsEntry("LAGO_OPERATOR_FROM", "1.50.0")
        .containsEntry("LAGO_OPERATOR_SEED_ROLES", "true");
    assertThat(environment(Specs.instanceAt("1.40.0", ""), "migrate"))
        .doesNotContainKeys("LAGO_OPERATOR_SEED_ROLES", "LAGO_OPERATOR_FROM");
  }

  private static Map<String, String> environment(Instance instance, String template) {
    return new HashMap<>(
        Rendered.environment(
            java.util.Objects.requireNonNull(Rendered.templates(instance).get(template))));
  }

  /** Without what may differ; a Secret of other values has another name. */
  private static Map<String, String> shared(Instance instance, String template) {
    var environment = without(EXTRAS, without(MEASURE, environment(instance, template)));
    environment.replaceAll(
        (name, value) -> value.replaceFirst("billing-connections-[0-9a-f]{8}", "connections"));
    return environment;
  }

  private static Map<String, String> without(Set<String> names, Map<String, String> environment) {
    var rest = new HashMap<>(environment);
    rest.keySet().removeAll(names);
    return rest;
  }
}

package io.lagooperator.desired;

import static io.lagooperator.desired.Variable.derived;
import static io.lagooperator.desired.Variable.flag;
import static io.lagooperator.desired.Variable.key;
import static io.lagooperator.desired.Variable.text;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.lagooperator.desired.Variable.Reader;
import io.lagooperator.model.Component;
import io.lagooperator.model.DatabaseTuning;
import io.lagooperator.model.Feature;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Keys;
import io.lagooperator.model.RoutingFlag;
import io.lagooperator.model.WorkerCatalogue;
import io.lagooperator.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/** The one environment of all Ruby processes: only what says how much a process does differs. */
final class Environment {
  static final List<Variable> TABLE =
      List.of(
          text("RAILS_ENV", i -> Optional.of("production")),
          text("RAILS_LOG_TO_STDOUT", i -> Optional.of("true")),
          text("HOME", i -> Optional.of(Volumes.TMP_PATH)),
          text("LAGO_VERSION", i -> Optional.of("v" + i.release())),
          key(Keys.SECRET_KEY_BASE, Keys::secretKeyBase),
          key(Keys.RSA_PRIVATE_KEY, Keys::rsaPrivateKey),
          key(Keys.ENCRYPTION_PRIMARY_KEY, Keys::encryptionPrimaryKey),
          key(Keys.ENCRYPTION_DETERMINISTIC_KEY, Keys::encryptionDeterministicKey),
          key(Keys.ENCRYPTION_KEY_DERIVATION_SALT, Keys::encryptionKeyDerivationSalt),
          text("LAGO_API_URL", i -> Optional.of(i.urls().api())),
          text("LAGO_FRONT_URL", i -> Optional.of(i.urls().front())),
          flag("LAGO_DISABLE_SSL", i -> i.urls().isPlainHttp()).since(Feature.PLAIN_HTTP_SWITCH),
          flag("LAGO_DISABLE_SIGNUP", i -> !i.choices().signup()),
          flag("LAGO_DISABLE_SEGMENT", i -> !i.choices().segment()),
          derived(Connections.DATABASE_URL),
          text(
              "DATABASE_PREPARED_STATEMENTS",
              i ->
                  i.databaseTuning().preparedStatements()
                      ? Optional.empty()
                      : Optional.of("false")),
          timeout("LAGO_DATABASE_STATEMENT_TIMEOUT", DatabaseTuning::statementTimeoutMilliseconds),
          timeout("LAGO_DATABASE_LOCK_TIMEOUT", DatabaseTuning::lockTimeoutMilliseconds),
          timeout(
              "LAGO_DATABASE_IDLE_TX_TIMEOUT", DatabaseTuning::idleTransactionTimeoutMilliseconds),
          derived(Connections.REDIS_URL),
          derived(Connections.REDIS_CACHE_URL),
          derived(Connections.REDIS_CABLE_URL).since(Feature.CABLE_URL),
          text(
              "LAGO_PDF_URL",
              i ->
                  i.has(Component.PDF)
                      ? Optional.of("http://" + i.names().of(Component.PDF) + ":" + Ports.PDF)
                      : Optional.empty()),
          flag("LAGO_DISABLE_PDF_GENERATION", i -> !i.has(Component.PDF))
              .since(Feature.PDF_SWITCH));

  private Environment() {}

  /** The environment of one component. */
  static List<EnvVar> of(Instance instance, Inputs inputs, Component component) {
    var environment = rendered(new Reader(Optional.of(component), instance, inputs));
    environment.addAll(measure(instance, instance.workload(component)));
    return environment;
  }

  /** The environment of Jobs: the same, as of any other process. */
  static List<EnvVar> ofJobs(Instance instance, Inputs inputs) {
    return rendered(new Reader(Optional.empty(), instance, inputs));
  }

  /** The values of Secrets that a Ruby process reads. */
  static List<String> consumed(Instance instance, Inputs inputs) {
    var reader = new Reader(Optional.of(Component.API), instance, inputs);
    return TABLE.stream().flatMap(v -> v.consumed(reader).stream()).toList();
  }

  private static List<EnvVar> rendered(Reader reader) {
    var routing = RoutingFlag.ALL.stream().map(flag -> text(flag.name(), flag::value));
    return new ArrayList<>(
        Stream.concat(TABLE.stream(), routing).flatMap(v -> v.render(reader).stream()).toList());
  }

  /** How much a process does at once, and the database connections that this takes. */
  private static List<EnvVar> measure(Instance instance, Workload workload) {
    var variables = new ArrayList<EnvVar>();
    var threads = workload.threads().orElse(Feature.THREE_THREADS.isIn(instance.release()) ? 3 : 5);
    var pool =
        switch (workload.component().role()) {
          case API -> threads;
          case WORKER -> concurrency(workload) + 2;
          case STORE, STREAM, PDF, FRONT, CLOCK -> 5;
        };
    add(variables, "DATABASE_POOL", OptionalInt.of(instance.databaseTuning().pool().orElse(pool)));
    add(variables, "RAILS_MAX_THREADS", workload.threads());
    add(variables, "WEB_CONCURRENCY", workload.processes());
    add(variables, "SIDEKIQ_CONCURRENCY", workload.concurrency());
    return variables;
  }

  private static int concurrency(Workload worker) {
    return worker.concurrency().orElse(WorkerCatalogue.BUILT_IN.concurrency(worker.component()));
  }

  private static void add(List<EnvVar> variables, String name, OptionalInt value) {
    value.ifPresent(v -> variables.add(new EnvVar(name, String.valueOf(v), null)));
  }

  /** For answers to people only: billing and migrations take the time that they need. */
  private static Variable timeout(String name, Function<DatabaseTuning, OptionalInt> milliseconds) {
    return text(
            name,
            i -> {
              var value = milliseconds.apply(i.databaseTuning());
              return value.isPresent()
                  ? Optional.of(String.valueOf(value.getAsInt()))
                  : Optional.empty();
            })
        .since(Feature.DATABASE_TIMEOUTS)
        .readBy(reader -> reader.component().filter(c -> c == Component.API).isPresent());
  }
}

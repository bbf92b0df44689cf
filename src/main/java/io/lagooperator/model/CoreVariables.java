package io.lagooperator.model;

import static io.lagooperator.model.Variable.OPERATOR;
import static io.lagooperator.model.Variable.flag;
import static io.lagooperator.model.Variable.key;
import static io.lagooperator.model.Variable.ofReader;
import static io.lagooperator.model.Variable.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What every Ruby process of Lago needs to run at all, and how much it does at once. */
final class CoreVariables {
  // spotless:off — a table is read by its lines
  static final List<Variable> TABLE =
      List.of(
          text("RAILS_ENV", OPERATOR, "Lago's own mode.", i -> Optional.of("production")),
          text("RAILS_LOG_TO_STDOUT", OPERATOR, "Logs where they are kept.", i -> Optional.of("true")),
          text("HOME", OPERATOR, "A folder that can be written.", i -> Optional.of(EnvironmentTable.HOME)),
          text("LAGO_VERSION", "spec.version", "Release that metrics and reports name.", i -> Optional.of("v" + i.release())),
          key(Keys.SECRET_KEY_BASE, "Signs logins and links.", Keys::secretKeyBase, UnaryOperator.identity()),
          key(Keys.RSA_PRIVATE_KEY, "Signs webhooks.", Keys::rsaPrivateKey, RsaKey::forLago),
          key(Keys.ENCRYPTION_PRIMARY_KEY, "Encrypts secrets in the database.", Keys::encryptionPrimaryKey, UnaryOperator.identity()),
          key(Keys.ENCRYPTION_DETERMINISTIC_KEY, "Encrypts what is searched for.", Keys::encryptionDeterministicKey, UnaryOperator.identity()),
          key(Keys.ENCRYPTION_KEY_DERIVATION_SALT, "Salt of both.", Keys::encryptionKeyDerivationSalt, UnaryOperator.identity()),
          text("LAGO_API_URL", "spec.urls.api", "Public address of the API.", i -> Optional.of(i.urls().api())),
          text("LAGO_FRONT_URL", "spec.urls.front", "Public address of the user interface.", i -> Optional.of(i.urls().front())),
          flag("LAGO_DISABLE_SSL", "spec.urls.front", "Set where addresses begin with http://.", i -> i.urls().isPlainHttp()).since(Feature.PLAIN_HTTP_SWITCH),
          flag("LAGO_DISABLE_SIGNUP", "spec.signup.enabled", "Closes the sign-up page.", i -> !i.choices().signup()),
          flag("LAGO_DISABLE_SEGMENT", "spec.telemetry.segment", "Keeps usage analytics from the vendor.", i -> !i.choices().segment()),
          text("LAGO_PDF_URL", "spec.components.pdf", "Where PDFs are made.", i -> i.has(Component.PDF) ? Optional.of(Urls.ofPdf(i.names())) : Optional.empty()),
          flag("LAGO_DISABLE_PDF_GENERATION", "spec.components.pdf.enabled", "No PDFs are made.", i -> !i.has(Component.PDF)).since(Feature.PDF_SWITCH),
          ofReader("DATABASE_POOL", "spec.database.pool", "Connections of each of the two pools of a process.", CoreVariables::pool),
          measure("RAILS_MAX_THREADS", "spec.components.api.threads", "Threads of a process.", Workload::threads).readBy(ProcessKind.API),
          measure("WEB_CONCURRENCY", "spec.components.api.processes", "Processes of a pod.", Workload::processes).readBy(ProcessKind.API),
          measure("SIDEKIQ_CONCURRENCY", "spec.components.worker.concurrency", "Jobs at once.", Workload::concurrency).readBy(ProcessKind.WORKER));
  // spotless:on

  private CoreVariables() {}

  private static Optional<String> pool(Reader reader) {
    return reader.workload().map(w -> String.valueOf(ConnectionBudget.pool(reader.instance(), w)));
  }

  private static Variable measure(
      String name, String field, String about, Function<Workload, OptionalInt> number) {
    return ofReader(
        name,
        field,
        about,
        reader ->
            reader
                .workload()
                .map(number)
                .flatMap(
                    n ->
                        n.isPresent()
                            ? Optional.of(String.valueOf(n.getAsInt()))
                            : Optional.empty()));
  }
}

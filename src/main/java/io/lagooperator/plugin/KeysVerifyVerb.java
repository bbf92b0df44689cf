package io.lagooperator.plugin;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Labels;
import io.lagooperator.model.SecretKey;
import io.lagooperator.plugin.Table.Cell;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells whether the keys that are there are those that stored data was written with. */
@Command(
    name = "verify",
    description = "Compare the keys with those that the database was written with.",
    footer = {
      "%nCompares fingerprints; no key is printed. The exit code is 5 when something is wrong.",
      "%nExample: kubectl lago keys verify"
    })
final class KeysVerifyVerb implements Verb {
  @Mixin final InstanceArgument instance = new InstanceArgument();

  @Override
  public ExitCode run(Session session) {
    var lago = instance.of(session);
    var found = InstanceKeys.of(session, lago);
    session.screen().printAll(table(found, session.screen().palette()));
    found.complaints().forEach(complaint -> session.screen().print(complaint));
    var recorded = RecordedKeys.newestOf(jobs(session, lago));
    var now = found.fingerprint();
    if (now.isEmpty()) {
      return ExitCode.NOT_AS_WANTED;
    }
    session.screen().print("Fingerprint of the encryption keys: " + now.get());
    if (recorded.isEmpty()) {
      session.screen().print("No migration has been recorded to compare it with.");
      return found.complaints().isEmpty() ? ExitCode.GOOD : ExitCode.NOT_AS_WANTED;
    }
    if (!recorded.get().fingerprint().equals(now.get())) {
      session
          .screen()
          .print(
              "Job %s migrated the database with other keys (%s). Put those back; with these, stored credentials can never be read."
                  .formatted(recorded.get().job(), recorded.get().fingerprint()));
      return ExitCode.NOT_AS_WANTED;
    }
    session
        .screen()
        .print("They are those that Job %s migrated with.".formatted(recorded.get().job()));
    return found.complaints().isEmpty() ? ExitCode.GOOD : ExitCode.NOT_AS_WANTED;
  }

  private static String table(InstanceKeys found, Palette palette) {
    var table = new Table("SECRET", "KEY", "STATE");
    for (SecretKey key : found.keys().all()) {
      var good = found.isGood(key);
      table.add(
          Cell.of(key.secret()),
          Cell.of(key.key()),
          new Cell(good ? "good" : "missing or bad", good ? palette::good : palette::bad));
    }
    return table.text(palette);
  }

  private static List<Job> jobs(Session session, LagoInstance lago) {
    return session
        .client()
        .resources(Job.class)
        .inNamespace(lago.getMetadata().getNamespace())
        .withLabel(Labels.INSTANCE, lago.getMetadata().getName())
        .list()
        .getItems();
  }
}

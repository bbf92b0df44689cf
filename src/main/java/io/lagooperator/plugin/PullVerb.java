package io.lagooperator.plugin;

import io.lagooperator.api.ImagesSpec;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.PullPolicy;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Restarts an instance with images that are pulled anew. */
@Command(
    name = "pull",
    description = "Restart everything with images that are pulled anew.",
    footer = {
      "%nSets images.pullPolicy to Always, so that every pod that starts asks the registry, and",
      "restarts Lago in safe order; where the policy changes, bundled data stores restart too.",
      "A newer Lago is another version: kubectl lago upgrade VERSION.",
      "%nExample: kubectl lago pull --wait"
    })
final class PullVerb implements Verb {
  @Mixin final InstanceArgument instance = new InstanceArgument();
  @Mixin final Waiting waiting = new Waiting();

  @Override
  public ExitCode run(Session session) {
    var lago = instance.of(session);
    RestartVerb.requireRunning(lago);
    var images = Optional.ofNullable(lago.getSpec().images());
    requirePullable(lago, images);
    var token = Change.token(session, Optional.ofNullable(lago.getSpec().restart()).orElse(""));
    var written =
        new Change(session, lago)
            .write(
                Map.of("restart", token, "images", Map.of("pullPolicy", PullPolicy.Always.name())));
    session
        .screen()
        .hint(
            "From now on every pod asks the registry when it starts (images.pullPolicy: Always)."
                + " Tags of Lago's releases do not move: for a newer Lago, kubectl lago upgrade"
                + " VERSION");
    return waiting.after(session, written, "restart with a fresh pull asked for", Goal.REALISED);
  }

  private static void requirePullable(LagoInstance lago, Optional<ImagesSpec> images) {
    if (images.map(ImagesSpec::pullPolicy).filter(PullPolicy.Never.name()::equals).isPresent()) {
      throw new Refusal(
          "images.pullPolicy of %s is Never: its nodes have their images by other means. Load them there, then kubectl lago restart"
              .formatted(lago.getMetadata().getName()));
    }
    if (images.map(ImagesSpec::digests).filter(d -> !d.isEmpty()).isPresent()) {
      throw new Refusal(
          "%s names its images by digest, so a pull brings the same again. Set other images.digests instead."
              .formatted(lago.getMetadata().getName()));
    }
  }
}

package io.lagooperator.plugin;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Pause;
import java.util.Map;

/** A change of an instance's spec, and what its author should know beside it. */
record Change(Session session, LagoInstance lago) {
  /** Writes exactly these fields; those that are null are taken away. */
  LagoInstance write(Map<String, ?> spec) {
    var written = new Instances(session).patchSpec(lago, spec);
    Pipelines.of(lago).ifPresent(p -> session.screen().hint(p.sentence(spec)));
    if (!spec.containsKey("pause")) {
      Pause.of(written, session.surroundings().clock().instant())
          .ifPresent(
              pause ->
                  session
                      .screen()
                      .hint(
                          "%s is paused until %s, and this waits for the end of that. To go on now: kubectl lago resume"
                              .formatted(lago.getMetadata().getName(), pause.until())));
    }
    return written;
  }

  /** A text that is not the one of before, and tells when it was written. */
  static String token(Session session, String before) {
    var now = session.surroundings().clock().instant().toString();
    return now.equals(before) ? now + "+" : now;
  }
}

package io.lagooperator.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What kube-score thinks of objects: no check of its own is turned off. */
public final class KubeScore {
  private static final int CRITICAL = 1;

  private KubeScore() {}

  /** One line for each critical finding. */
  public static List<String> critical(String objects) {
    try {
      Path file = Files.createTempFile("objects", ".yaml");
      try {
        Files.writeString(file, objects);
        var answer =
            Command.of(
                    ChartTool.KUBE_SCORE.program().toString(),
                    "score",
                    "--output-format=json",
                    file.toString())
                .ask(Duration.ofMinutes(1));
        return findings(answer.output());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> findings(String json) throws IOException {
    var findings = new ArrayList<String>();
    for (var object : new ObjectMapper().readTree(json)) {
      for (var check : object.path("checks")) {
        if (check.path("grade").asInt() == CRITICAL && !check.path("skipped").asBoolean()) {
          findings.add(
              "%s: %s: %s"
                  .formatted(
                      object.path("object_name").asText(),
                      check.at("/check/id").asText(),
                      check.path("comments")));
        }
      }
    }
    return findings;
  }
}

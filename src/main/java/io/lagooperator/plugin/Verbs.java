package io.lagooperator.plugin;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Every verb by its name, in the order of the help. */
final class Verbs {
  private static final Map<String, Supplier<Object>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("status", StatusVerb::new);
    ALL.put("explain", ExplainVerb::new);
    ALL.put("start", StartVerb::new);
    ALL.put("stop", StopVerb::new);
    ALL.put("restart", RestartVerb::new);
    ALL.put("pull", PullVerb::new);
    ALL.put("upgrade", UpgradeVerb::new);
    ALL.put("approve", ApproveVerb::new);
    ALL.put("pause", PauseVerb::new);
    ALL.put("resume", ResumeVerb::new);
    ALL.put("logs", LogsVerb::new);
    ALL.put("console", ConsoleVerb::new);
    ALL.put("task", TaskVerb::new);
    ALL.put("keys", KeysVerb::new);
    ALL.put("plan", PlanVerb::new);
    ALL.put("init", InitVerb::new);
    ALL.put("import", ImportVerb::new);
    ALL.put("report", ReportVerb::new);
    ALL.put("completion", CompletionVerb::new);
  }

  private Verbs() {}

  /** Adds the verb that is meant alone: to look at all of them takes as long as to run one. */
  static void addMeant(CommandLine line, String... args) {
    var meant = Arrays.stream(args).filter(ALL::containsKey).toList();
    if (meant.isEmpty() || Arrays.asList(args).contains("help")) {
      addAll(line);
    } else {
      meant.stream().distinct().forEach(name -> add(line, name));
    }
  }

  static void addAll(CommandLine line) {
    ALL.keySet().forEach(name -> add(line, name));
  }

  private static void add(CommandLine line, String name) {
    line.addSubcommand(name, Objects.requireNonNull(ALL.get(name)).get());
  }
}

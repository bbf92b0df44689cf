package io.lagooperator.testing;

import io.lagooperator.testing.Budget.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures what the operator costs; a figure over its budget makes it end with 1. */
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(exitCode());
  }

  private static int exitCode() throws IOException, InterruptedException {
    var parts = Part.chosen(System.getProperty("bench", ""));
    var figures = new ArrayList<Figure>();
    String how;
    try (var program = BenchProgram.best();
        var cluster = Cluster.start("bench")) {
      RunningOperator.installCrd(cluster.client());
      how = program.how();
      // In this order: the first of them wants a cluster with nothing else in it, the crowd stays.
      for (var part : Part.values()) {
        if (parts.contains(part)) {
          figures.addAll(measured(part, program, cluster));
        }
      }
    }
    System.out.println();
    Figure.table(figures).forEach(System.out::println);
    Evidence.write(how, figures);
    return figures.stream().allMatch(Figure::isWithinBudget) ? 0 : 1;
  }

  private static List<Figure> measured(Part part, BenchProgram program, Cluster cluster)
      throws IOException {
    System.out.printf("%nMeasuring: %s%n", part.word());
    return switch (part) {
      case ONE -> ProcessBench.measure(program, cluster);
      case APPLY -> ApplyBench.measure(cluster);
      case HELM -> HelmBench.measure(program, cluster);
      case CROWD -> CrowdBench.measure(program, cluster);
      case CHANGES -> ChangesBench.measure(program, cluster);
    };
  }
}

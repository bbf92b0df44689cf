package io.lagooperator.testing;

import java.util.ArrayList;

/** Measures what the operator costs; a figure over its budget makes it end with 1. */
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(exitCode());
  }

  private static int exitCode() {
    try (var cluster = Cluster.start("bench")) {
      RunningOperator.installCrd(cluster.client());
      // First of all, while there is but one instance.
      var figures = new ArrayList<Figure>(ProcessBench.measure(cluster));
      figures.addAll(ApplyBench.measure(cluster));
      System.out.println();
      Figure.table(figures).forEach(System.out::println);
      return figures.stream().allMatch(Figure::isWithinBudget) ? 0 : 1;
    }
  }
}

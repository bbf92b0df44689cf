package io.lagooperator.testing;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Compares, at the end of the run, the rights that the chart grants with those that the operators
 * of all tests have used: a right that lacks, and one that nothing needs, is a failed build.
 */
final class RightsAudit implements AutoCloseable {
  /** What the chart renders with everything on, compared with the chart by a test of its own. */
  static final Path CHART = Path.of("src", "test", "resources", "golden", "chart", "full.yaml");

  private static final Path TESTS = Path.of("target", "test-classes");

  private final Set<String> run = new ConcurrentSkipListSet<>();

  void running(Class<?> test) {
    run.add(test.getName());
  }

  @Override
  public void close() {
    var used = Cluster.shared().auditLog().usedBy("lago-operator/");
    judge(used, Right.granted(Manifests.read(CHART)), notRun());
  }

  /** When some tests have not run, it cannot be told what is not needed. */
  static void judge(Set<Right> used, Set<Right> granted, Set<String> notRun) {
    var lacking = without(used, granted);
    var idle = notRun.isEmpty() ? without(granted, used) : Set.<Right>of();
    if (!lacking.isEmpty() || !idle.isEmpty()) {
      throw new AssertionError(
          "the rights of helm/lago-operator/templates/_rights.tpl are not those that the operator"
              + " uses:"
              + said(" it also needs ", lacking)
              + said(" nothing has needed ", idle));
    }
  }

  private static Set<Right> without(Set<Right> all, Set<Right> others) {
    return all.stream()
        .filter(it -> !others.contains(it))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String said(String words, Collection<Right> rights) {
    return rights.isEmpty()
        ? ""
        : words + rights.stream().map(Right::toString).collect(joining(", ")) + ";";
  }

  private Set<String> notRun() {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files
          .map(file -> TESTS.relativize(file).toString())
          .filter(file -> file.endsWith("ClusterTest.class"))
          .map(file -> file.replace(".class", "").replace('/', '.').replace('\\', '.'))
          .filter(name -> !run.contains(name) && sharesAnOperator(name))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean sharesAnOperator(String name) {
    try {
      return AnnotationSupport.isAnnotated(Class.forName(name), WithOperator.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.lagooperator.image;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the JVM wrote down while it loaded classes, as it is kept: one line each, in order. */
final class ClassList {
  private ClassList() {}

  /**
   * Without what holds for that one run only: numbers, places in class files, and classes that no
   * file has.
   */
  static List<String> kept(Collection<String> recorded) {
    var classes = new TreeSet<String>();
    var lambdas = new TreeSet<String>();
    for (var line : recorded) {
      if (line.startsWith("@lambda")) {
        lambdas.add(line);
      } else if (!line.startsWith("#") && !line.startsWith("@") && !line.contains(" source:")) {
        classes.add(line.replaceAll(" id: .*", ""));
      }
    }
    classes.removeIf(ClassList::isOfOneRun);
    // Who makes a lambda must be known before it.
    return Stream.concat(classes.stream(), lambdas.stream()).toList();
  }

  /** Hidden classes, proxies, and what jlink makes anew for each set of modules. */
  private static boolean isOfOneRun(String name) {
    return name.isBlank()
        || name.contains("$$")
        || name.contains("$Proxy")
        || name.startsWith("jdk/internal/module/SystemModules$");
  }
}

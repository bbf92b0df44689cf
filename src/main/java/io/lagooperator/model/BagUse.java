package io.lagooperator.model;

import java.util.List;

/** What came of the bags of an instance: where they are, and what of them means nothing here. */
public record BagUse(List<BagSource> sources, List<String> ignored) {
  public BagUse {
    sources = List.copyOf(sources);
    ignored = List.copyOf(ignored);
  }

  static BagUse of(Bags bags) {
    return new BagUse(
        bags.sources(),
        bags.names().stream()
            .filter(name -> BagName.line(name).isEmpty())
            .map(BagUse::words)
            .toList());
  }

  /** A name that Lago knows is told with the field that it belongs to. */
  private static String words(String name) {
    return EnvironmentTable.lines().stream()
        .filter(line -> line.name().equals(name) && line.field().startsWith("spec."))
        .findFirst()
        .map(line -> name + " (give " + line.field() + ")")
        .orElse(name);
  }
}

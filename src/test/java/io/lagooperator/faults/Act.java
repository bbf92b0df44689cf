package io.lagooperator.faults;

/** Something that is done to an instance or to what it stands on. */
@FunctionalInterface
public interface Act {
  void on(Scene scene);
}

package io.lagooperator.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a spec while the rules walk through it. */
final class Complaints {
  private final List<Problem> problems = new ArrayList<>();

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  void add(String path, String sentence) {
    add(Problem.Kind.INVALID_SPEC, path, sentence);
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  void add(Problem.Kind kind, String path, String sentence) {
    problems.add(new Problem(kind, path, sentence));
  }

  void check(boolean holds, String path, String sentence) {
    if (!holds) {
      add(path, sentence);
    }
  }

  /** Exactly one of the given blocks must be there. */
  void exactlyOne(String path, String sentence, @Nullable Object... blocks) {
    check(Arrays.stream(blocks).filter(Objects::nonNull).count() == 1, path, sentence);
  }

  /** A word that this operator knows; newer words reach it as text. */
  void word(String path, @Nullable String word, Class<? extends Enum<?>> known) {
    if (word == null) {
      return;
    }
    var words = Arrays.stream(known.getEnumConstants()).map(Complaints::spelled).toList();
    check(words.contains(word), path, "is '" + word + "', but must be one of " + words);
  }

  private static String spelled(Enum<?> constant) {
    try {
      var renamed =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      return renamed == null ? constant.name() : renamed.value();
    } catch (NoSuchFieldException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

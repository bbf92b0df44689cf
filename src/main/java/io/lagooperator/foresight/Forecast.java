package io.lagooperator.foresight;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.lagooperator.desired.ObjectKey;
import java.util.List;

/** A story as it is told: every part in words, in an order that equal stories share. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Forecast(
    @JsonProperty("changes") @JsonInclude boolean hasChanges,
    List<Stage> stages,
    List<ObjectChange> objects,
    List<JobRun> jobs,
    List<String> restarts,
    List<String> cannotBeUndone,
    List<String> notes,
    List<String> problems,
    String end) {

  /** Passes in a row that are at one step. */
  public record Stage(String what, List<Doing> doings) {}

  /** One write. */
  public record Doing(Deed deed, String kind, String name) {
    static Doing of(Write write) {
      return new Doing(write.deed(), write.key().kind(), write.key().name());
    }
  }

  /** What an object has become in the end. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record ObjectChange(Deed deed, String kind, String name, List<FieldChange> fields) {
    static ObjectChange of(Effect effect) {
      ObjectKey key = effect.key();
      return new ObjectChange(
          effect.deed(),
          key.kind(),
          key.name(),
          effect.deed() == Deed.CHANGE
              ? Difference.of(effect.before(), effect.after().orElseThrow())
              : List.of());
    }
  }

  /** A Job, and what it is for. */
  public record JobRun(String name, String what) {}
}

package io.lagooperator.foresight;

/** What is done to an object; what comes and goes on the way is not there before nor after. */
public enum Deed {
  CREATE("create"),
  CHANGE("change"),
  REMOVE("remove"),
  PASS("come and go");

  private final String verb;

  Deed(String verb) {
    this.verb = verb;
  }

  public String verb() {
    return verb;
  }

  /** What several deeds in a row come to, by whether the object was there before and is after. */
  static Deed between(boolean before, boolean after) {
    if (before) {
      return after ? CHANGE : REMOVE;
    }
    return after ? CREATE : PASS;
  }
}

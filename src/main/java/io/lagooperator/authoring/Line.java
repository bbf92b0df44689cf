package io.lagooperator.authoring;

/** One variable of a block: the field that it becomes. */
record Line(String variable, String field, Form form) {
  /** How a value is written into a field. */
  enum Form {
    TEXT,
    NUMBER,
    /** true or false. */
    SWITCH,
    /** The field says the opposite. */
    OPPOSITE,
    /** Words that are parted by commas. */
    WORDS,
    /** It goes to a Secret, and the field refers to it. */
    SECRET
  }

  static Line text(String variable, String field) {
    return new Line(variable, field, Form.TEXT);
  }

  static Line number(String variable, String field) {
    return new Line(variable, field, Form.NUMBER);
  }

  static Line secret(String variable, String field) {
    return new Line(variable, field, Form.SECRET);
  }
}

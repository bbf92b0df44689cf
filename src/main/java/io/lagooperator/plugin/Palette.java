package io.lagooperator.plugin;

/** Colours, where the reader can see them. */
record Palette(boolean coloured) {
  static final Palette PLAIN = new Palette(false);

  String good(String text) {
    return painted("32", text);
  }

  String busy(String text) {
    return painted("33", text);
  }

  String bad(String text) {
    return painted("31", text);
  }

  String strong(String text) {
    return painted("1", text);
  }

  String faint(String text) {
    return painted("2", text);
  }

  private String painted(String code, String text) {
    return coloured && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}

package io.lagooperator.settings;

/** How much is logged at the start, and whether for programs to read. */
public record LogSettings(String level, boolean isJson) {}

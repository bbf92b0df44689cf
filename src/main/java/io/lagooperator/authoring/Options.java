package io.lagooperator.authoring;

import java.util.Optional;

/** What a user adds to what a source says. */
public record Options(String name, Optional<String> version, Optional<String> rsaKey) {}

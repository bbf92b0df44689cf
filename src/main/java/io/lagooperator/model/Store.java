package io.lagooperator.model;

import java.util.Optional;

/** The volume and the means of a bundled store. */
public record Store(String size, Optional<String> storageClass, Resources resources) {}

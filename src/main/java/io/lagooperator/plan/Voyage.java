package io.lagooperator.plan;

import io.lagooperator.model.Release;
import java.util.Optional;

/** Where an upgrade came from when a Job of it was made, and where it was to lead. */
public record Voyage(Optional<Release> from, Release to) {}

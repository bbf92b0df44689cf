package io.lagooperator.plan;

import io.lagooperator.model.JobStep;
import io.lagooperator.model.Release;
import java.util.Optional;

/** The Job that runs now; a failed one of the same name goes first. */
public record JobOrder(
    JobStep step,
    Release release,
    String database,
    int attempt,
    Optional<String> replacesUid,
    Voyage voyage) {}

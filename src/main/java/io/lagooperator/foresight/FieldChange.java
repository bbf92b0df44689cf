package io.lagooperator.foresight;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** One field of an object, before and after; without one of them it comes or goes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldChange(String path, @Nullable String before, @Nullable String after) {}

package io.lagooperator.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;

/** How a client reads what the API server sends. */
public final class Reading {
  /** The API server takes no more than 10000 levels from anybody. */
  private static final int DEEPER_THAN_THE_API_SERVER = 20_000;

  private Reading() {}

  /**
   * Without the parser's own limits, which are narrower than those of the API server: one object
   * beyond them would end the watch on all.
   */
  public static ObjectMapper withoutLimits() {
    var limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(DEEPER_THAN_THE_API_SERVER)
            .maxNameLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .build();
    return new ObjectMapper(JsonFactory.builder().streamReadConstraints(limits).build());
  }
}

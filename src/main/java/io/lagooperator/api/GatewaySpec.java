package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How HTTPRoutes of the Gateway API make the instance reachable. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewaySpec(
    @JsonPropertyDescription("Gateways that the routes attach to.")
        @Required
        @Size(min = 1, max = 8)
        List<ParentReference> parentRefs,
    @JsonPropertyDescription("Annotations for the HTTPRoutes.")
        @Nullable Map<String, String> annotations) {

  /** A Gateway, or one listener of it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ParentReference(
      @JsonPropertyDescription("Name of the Gateway.") @Required @Size(min = 1, max = 253)
          String name,
      @JsonPropertyDescription(
              "Namespace of the Gateway. Defaults to the namespace of the instance.")
          @Size(max = 63)
          @Nullable String namespace,
      @JsonPropertyDescription(
              "Listener of the Gateway. When it is left out, all listeners that fit are used.")
          @Size(max = 253)
          @Nullable String sectionName) {}
}

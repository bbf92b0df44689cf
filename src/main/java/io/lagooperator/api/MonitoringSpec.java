package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is made for Prometheus and Grafana. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MonitoringSpec(
    @JsonPropertyDescription("Whether a ServiceMonitor is made. Defaults to false.")
        @Nullable Boolean serviceMonitor,
    @JsonPropertyDescription("Whether alert rules are made. Defaults to false.")
        @Nullable Boolean rules,
    @JsonPropertyDescription("Whether a Grafana dashboard is made. Defaults to false.")
        @Nullable Boolean dashboard,
    @JsonPropertyDescription("Whether pods carry scrape annotations. Defaults to false.")
        @Nullable Boolean scrapeAnnotations,
    @JsonPropertyDescription("Labels for the objects that are made.")
        @Nullable Map<String, String> labels) {}

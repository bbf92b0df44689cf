package io.lagooperator.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.stream.Collectors;

/** What an operator tells Prometheus at one moment. */
public record Scrape(String text) {
  public static Scrape of(int probePort) throws IOException, InterruptedException {
    var address = URI.create("http://localhost:%d/metrics".formatted(probePort));
    return new Scrape(
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
            .body());
  }

  /** The names of all series. */
  public Set<String> names() {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceAll("[{ ].*", ""))
        .collect(Collectors.toSet());
  }
}

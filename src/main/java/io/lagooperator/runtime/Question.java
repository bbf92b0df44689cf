package io.lagooperator.runtime;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A question to a running operator from outside, by which an installation is tested. */
public final class Question {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Question() {}

  /** Prints the answer; the exit code is 0 only for a good one. */
  public static int ask(String url) throws InterruptedException {
    try {
      var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
      var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
      var answer = client.send(request, BodyHandlers.ofString());
      System.out.println(url + " answers " + answer.statusCode() + ": " + answer.body().strip());
      return answer.statusCode() == 200 ? 0 : 1;
    } catch (IOException | IllegalArgumentException e) {
      System.out.println(url + " does not answer: " + e);
      return 1;
    }
  }
}

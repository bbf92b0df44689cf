package io.lagooperator.testing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Downloads over HTTPS; a network that lets nothing out is noticed within seconds. */
final class HttpDownloads implements Downloads {
  private static final Duration FOR_A_FEW_LINES = Duration.ofSeconds(10);
  private static final Duration FOR_A_PROGRAM = Duration.ofMinutes(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(3))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @Override
  public String text(URI uri) throws IOException {
    return get(uri, BodyHandlers.ofString(), FOR_A_FEW_LINES);
  }

  @Override
  public void file(URI uri, Path target) throws IOException {
    get(uri, BodyHandlers.ofFile(target), FOR_A_PROGRAM);
  }

  private <T> T get(URI uri, BodyHandler<T> handler, Duration limit) throws IOException {
    // The limit is for everything, name look-up and body included.
    CompletableFuture<HttpResponse<T>> answer =
        client.sendAsync(HttpRequest.newBuilder(uri).build(), handler);
    try {
      HttpResponse<T> response = answer.get(limit.toSeconds(), TimeUnit.SECONDS);
      if (response.statusCode() != 200) {
        throw new IOException(uri + " answers " + response.statusCode());
      }
      return response.body();
    } catch (ExecutionException e) {
      throw new IOException(uri.getHost() + " cannot be reached", e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException(uri.getHost() + " does not answer", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while downloading " + uri);
    }
  }
}

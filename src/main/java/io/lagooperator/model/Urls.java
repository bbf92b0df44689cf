package io.lagooperator.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** The public addresses; both are the same where one host serves all by path. */
public record Urls(String front, String api) {
  public static final int PDF_PORT = 3000;

  /** Where processes have PDFs made. */
  static String ofPdf(Names names) {
    return "http://" + names.of(Component.PDF) + ":" + PDF_PORT;
  }

  public boolean isOneHost() {
    return host(front).equals(host(api));
  }

  public String frontHost() {
    return host(front);
  }

  public String apiHost() {
    return host(api);
  }

  public boolean isPlainHttp() {
    return front.startsWith("http://");
  }

  /** The host that a URL names, if it names one that DNS can know; case means nothing in it. */
  static Optional<String> hostOf(String url) {
    try {
      return Optional.ofNullable(new URI(url).getHost()).map(h -> h.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private static String host(String url) {
    return hostOf(url).orElseThrow();
  }
}

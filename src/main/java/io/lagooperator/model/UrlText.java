package io.lagooperator.model;

import java.nio.charset.StandardCharsets;

/** Text that is safe inside a URL, whatever characters it has. */
final class UrlText {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private UrlText() {}

  /** Percent-encodes everything but the characters that mean nothing in any part of a URL. */
  static String encode(String text) {
    var encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      var character = (char) (octet & 0xff);
      if (UNRESERVED.indexOf(character) >= 0) {
        encoded.append(character);
      } else {
        encoded.append(String.format("%%%02X", (int) character));
      }
    }
    return encoded.toString();
  }

  /** A host as it stands in a URL: IPv6 addresses have brackets. */
  static String host(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}

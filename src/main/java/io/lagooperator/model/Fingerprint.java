package io.lagooperator.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Short hashes of texts. */
public final class Fingerprint {
  private static final int BYTES = 8;

  private Fingerprint() {}

  public static String of(String... texts) {
    return of(List.of(texts));
  }

  /** Each text counts with its length, so that no two lists of texts look alike. */
  public static String of(Collection<String> texts) {
    try {
      return hex(MessageDigest.getInstance("SHA-256").digest(bytes(texts)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** A hash that tells nothing about the texts to somebody without the key. */
  public static String keyed(String key, Collection<String> texts) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return hex(mac.doFinal(bytes(texts)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }

  private static byte[] bytes(Collection<String> texts) {
    var encoded = texts.stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
    var buffer = ByteBuffer.allocate(encoded.stream().mapToInt(t -> t.length + 4).sum());
    encoded.forEach(text -> buffer.putInt(text.length).put(text));
    return buffer.array();
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest, 0, BYTES);
  }
}

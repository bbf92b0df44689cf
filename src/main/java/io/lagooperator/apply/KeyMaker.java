package io.lagooperator.apply;

import io.lagooperator.model.GeneratedSecret.Form;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes random keys in the forms that Lago reads. One RSA key is made ahead whenever there is time:
 * it takes longer than everything else that a new instance waits for.
 */
final class KeyMaker {
  private static final int RSA_BITS = 2048;

  /** A start looks at all instances, which have their keys already. */
  private static final Duration AFTER_THE_START = Duration.ofSeconds(20);

  private static final Duration AFTER_ANOTHER = Duration.ofSeconds(1);

  private static final String ALPHANUMERICS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final SecureRandom random = new SecureRandom();
  private CompletableFuture<String> spare = makeSpare(AFTER_THE_START);

  String make(Form form) {
    return switch (form) {
      case HEX_128 -> hex(64);
      case ALPHANUMERIC_32 -> alphanumeric(32);
      case RSA_2048 ->
          takeSpare()
              .map(spare -> spare.exceptionally(failed -> rsa()).join())
              .orElseGet(this::rsa);
    };
  }

  private String hex(int bytes) {
    var buffer = new byte[bytes];
    random.nextBytes(buffer);
    return HexFormat.of().formatHex(buffer);
  }

  private String alphanumeric(int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> ALPHANUMERICS.charAt(random.nextInt(ALPHANUMERICS.length())))
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  /**
   * Later, so that it takes no time from what the operator does right now; and on a thread of its
   * own, since answers of the API server come through the shared one, which would wait.
   */
  private CompletableFuture<String> makeSpare(Duration delay) {
    return CompletableFuture.supplyAsync(
        this::rsa,
        CompletableFuture.delayedExecutor(
            delay.toSeconds(), TimeUnit.SECONDS, task -> thread(task).start()));
  }

  private static Thread thread(Runnable task) {
    var thread = new Thread(task, "keys");
    thread.setDaemon(true);
    return thread;
  }

  /** Nothing where it is not ready: whoever needs a key then makes one, beside all others. */
  private synchronized Optional<CompletableFuture<String>> takeSpare() {
    if (!spare.isDone()) {
      return Optional.empty();
    }
    var taken = spare;
    spare = makeSpare(AFTER_ANOTHER);
    return Optional.of(taken);
  }

  /** Lago reads base64 of the whole PEM file from its environment. */
  private String rsa() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS, random);
      var key = generator.generateKeyPair().getPrivate().getEncoded();
      var pem =
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
              + "\n-----END PRIVATE KEY-----\n";
      return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has RSA", impossible);
    }
  }
}

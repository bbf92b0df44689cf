package io.lagooperator.testing;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.BagName;
import io.lagooperator.model.BagSource;
import io.lagooperator.model.Bags;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Made-up bags: one whose name or path has "parts" describes its stores by parts, one with "rsa"
 * has only that key, and any other has every name but what such bags have.
 */
public final class FakeBags {
  private static final String RSA = "LAGO_RSA_PRIVATE_KEY";

  private FakeBags() {}

  public static Bags of(LagoInstance lago) {
    var unread = Bags.unread(lago);
    var rsaBeside = unread.sources().stream().anyMatch(source -> place(source).contains("rsa"));
    return unread.read(
        unread.sources().stream()
            .collect(
                Collectors.toMap(
                    BagSource::secret, source -> values(place(source), rsaBeside), (a, b) -> a)));
  }

  private static String place(BagSource source) {
    return source.stored().map(BagSource.Stored::path).orElse(source.secret());
  }

  private static Map<String, String> values(String place, boolean rsaBeside) {
    var values = new TreeMap<String, String>();
    BagName.lines().stream()
        .flatMap(line -> line.names().stream().limit(1))
        .forEach(name -> values.put(name, value(name)));
    if (place.contains("rsa")) {
      values.keySet().removeIf(name -> !name.equals(RSA));
    } else {
      values.keySet().removeIf(name -> rsaBeside && name.equals(RSA));
      values
          .keySet()
          .removeIf(
              name ->
                  place.contains("parts")
                      ? name.matches("LAGO_(DATABASE|REDIS)_URL")
                      : name.matches("LAGO_(POSTGRES|REDIS)_(?!.*URL).*"));
    }
    return values;
  }

  private static String value(String name) {
    return switch (name) {
      case "LAGO_FRONT_URL", "LAGO_API_URL" -> "https://billing.example.com";
      case "LAGO_USE_AWS_S3", "LAGO_AWS_S3_PATH_STYLE" -> "true";
      case "RAILS_ENV" -> "production";
      default -> FakeInputs.CANARY + "-" + name;
    };
  }
}

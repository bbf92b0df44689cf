package io.lagooperator.model;

import java.util.List;
import java.util.Optional;

/** The stores that bags describe, for a spec that has no block for them. */
record BagStores(Bags bags) {
  Database database() {
    return hasDatabaseParts()
        ? DatabaseParts.of(bags)
        : new Database.ByUrl(bags.wanted(BagName.DATABASE_URL.names()));
  }

  Redis redis() {
    return isByParts(BagName.REDIS_HOST, BagName.REDIS_URL)
        ? RedisParts.of(bags)
        : new Redis.ByUrl(bags.wanted(BagName.REDIS_URL.names()));
  }

  /** A Redis for one purpose, if a bag has one. */
  Optional<Redis> redis(BagName name) {
    return bags.find(name.names()).map(Redis.ByUrl::new);
  }

  /** A bucket, if a bag asks for one. */
  Optional<Files> files() {
    return bags.isTrue(BagGroup.USE_S3)
        ? Optional.of(
            new Files.KeptS3(
                bags.wanted(List.of(BagGroup.S3_BUCKET)),
                bags.wanted(List.of(BagGroup.S3_REGION)),
                bags.find(BagGroup.S3_ENDPOINT)))
        : Optional.empty();
  }

  boolean hasDatabaseParts() {
    return isByParts(BagName.DATABASE_HOST, BagName.DATABASE_URL);
  }

  /** A URL wins over parts in the same bag. */
  private boolean isByParts(BagName host, BagName url) {
    return bags.find(host.names()).isPresent() && !bags.isBefore(url.names(), host.names());
  }
}

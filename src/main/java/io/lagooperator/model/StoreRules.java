package io.lagooperator.model;

import io.lagooperator.api.BundledStoreSpec;
import io.lagooperator.api.DatabaseSpec;
import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.RedisSpec;
import io.lagooperator.api.Rules;
import io.lagooperator.api.S3Storage;
import io.lagooperator.api.Sentences;
import io.lagooperator.api.SslMode;
import io.lagooperator.api.StorageSpec;
import io.lagooperator.api.VolumeAccess;
import org.jspecify.annotations.Nullable;

/** Rules on database, Redis and files. */
final class StoreRules {
  private StoreRules() {}

  static void check(LagoInstanceSpec spec, Complaints found) {
    if (spec.database() != null) {
      database(spec.database(), found);
    }
    if (spec.redis() != null) {
      redis(spec.redis(), found);
    }
    if (spec.storage() != null) {
      storage(spec.storage(), found);
    }
  }

  private static void database(DatabaseSpec database, Complaints found) {
    var path = "spec.database";
    found.exactlyOne(
        path,
        Sentences.ONE_DATABASE,
        database.bundled(),
        database.external(),
        database.urlSecret());
    bundled(path + ".bundled", database.bundled(), found);
    if (database.migration() != null) {
      migration(path, database, database.migration(), found);
    }
    var external = database.external();
    if (external != null) {
      found.exactlyOne(
          path + ".external", Sentences.ONE_DATABASE_USER, external.user(), external.userSecret());
      found.word(path + ".external.sslMode", external.sslMode(), SslMode.class);
      var verifies = external.sslMode() != null && external.sslMode().startsWith("verify-");
      found.check(
          !verifies || external.caSecret() != null, path + ".external", Sentences.VERIFY_NEEDS_CA);
    }
  }

  private static void migration(
      String path, DatabaseSpec database, DatabaseSpec.Migration given, Complaints found) {
    found.check(database.bundled() == null, path, Sentences.MIGRATION_IS_OF_OWN_DATABASE);
    found.check(
        given.userSecret() == null || database.external() != null,
        path,
        Sentences.MIGRATION_ROLE_NEEDS_EXTERNAL);
    var byUrl = given.urlSecret() != null;
    var user = given.userSecret() != null;
    var password = given.passwordSecret() != null;
    found.check(
        byUrl ? !user && !password : user && password,
        path + ".migration",
        Sentences.MIGRATION_URL_OR_ROLE);
  }

  private static void redis(RedisSpec redis, Complaints found) {
    var path = "spec.redis";
    found.exactlyOne(
        path, Sentences.ONE_REDIS, redis.bundled(), redis.external(), redis.urlSecret());
    bundled(path + ".bundled", redis.bundled(), found);
    RedisRules.check(redis, found);
  }

  private static void storage(StorageSpec storage, Complaints found) {
    var path = "spec.storage";
    found.exactlyOne(path, Sentences.ONE_STORAGE, storage.volume(), storage.s3(), storage.gcs());
    if (storage.s3() != null) {
      s3(storage.s3(), found);
    }
    var volume = storage.volume();
    if (volume != null) {
      size(path + ".volume.size", volume.size(), found);
      found.word(path + ".volume.accessMode", volume.accessMode(), VolumeAccess.class);
    }
  }

  private static void s3(S3Storage s3, Complaints found) {
    found.check(
        (s3.accessKeySecret() == null) == (s3.secretKeySecret() == null),
        "spec.storage.s3",
        Sentences.S3_KEYS_COME_IN_PAIRS);
    if (s3.endpoint() != null) {
      found.check(
          s3.endpoint().matches(Rules.ADDRESS_PATTERN),
          "spec.storage.s3.endpoint",
          Sentences.ADDRESS_HAS_SCHEME);
      found.check(
          !s3.endpoint().matches(Rules.LOGIN_PATTERN),
          "spec.storage.s3.endpoint",
          Sentences.ADDRESS_HAS_NO_LOGIN);
    }
  }

  private static void bundled(String path, @Nullable BundledStoreSpec bundled, Complaints found) {
    if (bundled != null) {
      size(path + ".size", bundled.size(), found);
    }
  }

  private static void size(String path, @Nullable String size, Complaints found) {
    found.check(size == null || size.matches(Rules.SIZE_PATTERN), path, Sentences.SIZE);
  }
}

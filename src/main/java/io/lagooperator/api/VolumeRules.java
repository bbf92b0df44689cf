package io.lagooperator.api;

/**
 * What of a volume cannot change once it is made, in CEL: of the whole spec, since a default that
 * is written out, or left out again, is no change.
 */
final class VolumeRules {
  private static final String BOTH_FILES =
      "(!has(oldSelf.storage) || (has(oldSelf.storage.volume)"
          + " && !has(oldSelf.storage.volume.existingClaim)))"
          + " && (!has(self.storage) || (has(self.storage.volume)"
          + " && !has(self.storage.volume.existingClaim)))";
  private static final String NEW_FILES = "(has(self.storage) && has(self.storage.volume.";
  private static final String OLD_FILES = "(has(oldSelf.storage) && has(oldSelf.storage.volume.";
  static final String FILES_CLASS =
      "!("
          + BOTH_FILES
          + ") || "
          + NEW_FILES
          + "storageClassName) ? self.storage.volume.storageClassName : '') == "
          + OLD_FILES
          + "storageClassName) ? oldSelf.storage.volume.storageClassName : '')";
  private static final String NEW_FILES_SIZE =
      NEW_FILES + "size) ? self.storage.volume.size : '10Gi')";
  private static final String OLD_FILES_SIZE =
      OLD_FILES + "size) ? oldSelf.storage.volume.size : '10Gi')";
  static final String FILES_SIZE =
      "!("
          + BOTH_FILES
          + ") || !isQuantity("
          + NEW_FILES_SIZE
          + ") || !isQuantity("
          + OLD_FILES_SIZE
          + ") || quantity("
          + NEW_FILES_SIZE
          + ").compareTo(quantity("
          + OLD_FILES_SIZE
          + ")) >= 0";
  static final String FILES_ACCESS_MODE =
      "!("
          + BOTH_FILES
          + ") || "
          + NEW_FILES
          + "accessMode) ? self.storage.volume.accessMode : 'ReadWriteOnce') == "
          + OLD_FILES
          + "accessMode) ? oldSelf.storage.volume.accessMode : 'ReadWriteOnce')";

  private static final String BOTH_DATABASE =
      "(has(oldSelf.database) ? has(oldSelf.database.bundled) : !has(oldSelf.settingsFrom))"
          + " && (has(self.database) ? has(self.database.bundled) : !has(self.settingsFrom))";
  private static final String NEW_DATABASE = "(has(self.database) && has(self.database.bundled.";
  private static final String OLD_DATABASE =
      "(has(oldSelf.database) && has(oldSelf.database.bundled.";
  static final String DATABASE_CLASS =
      "!("
          + BOTH_DATABASE
          + ") || "
          + NEW_DATABASE
          + "storageClassName) ? self.database.bundled.storageClassName : '') == "
          + OLD_DATABASE
          + "storageClassName) ? oldSelf.database.bundled.storageClassName : '')";
  private static final String NEW_DATABASE_SIZE =
      NEW_DATABASE + "size) ? self.database.bundled.size : '10Gi')";
  private static final String OLD_DATABASE_SIZE =
      OLD_DATABASE + "size) ? oldSelf.database.bundled.size : '10Gi')";
  static final String DATABASE_SIZE =
      "!("
          + BOTH_DATABASE
          + ") || !isQuantity("
          + NEW_DATABASE_SIZE
          + ") || !isQuantity("
          + OLD_DATABASE_SIZE
          + ") || quantity("
          + NEW_DATABASE_SIZE
          + ").compareTo(quantity("
          + OLD_DATABASE_SIZE
          + ")) >= 0";

  private static final String BOTH_REDIS =
      "(has(oldSelf.redis) ? has(oldSelf.redis.bundled) : !has(oldSelf.settingsFrom))"
          + " && (has(self.redis) ? has(self.redis.bundled) : !has(self.settingsFrom))";
  private static final String NEW_REDIS = "(has(self.redis) && has(self.redis.bundled.";
  private static final String OLD_REDIS = "(has(oldSelf.redis) && has(oldSelf.redis.bundled.";
  static final String REDIS_CLASS =
      "!("
          + BOTH_REDIS
          + ") || "
          + NEW_REDIS
          + "storageClassName) ? self.redis.bundled.storageClassName : '') == "
          + OLD_REDIS
          + "storageClassName) ? oldSelf.redis.bundled.storageClassName : '')";
  private static final String NEW_REDIS_SIZE =
      NEW_REDIS + "size) ? self.redis.bundled.size : '2Gi')";
  private static final String OLD_REDIS_SIZE =
      OLD_REDIS + "size) ? oldSelf.redis.bundled.size : '2Gi')";
  static final String REDIS_SIZE =
      "!("
          + BOTH_REDIS
          + ") || !isQuantity("
          + NEW_REDIS_SIZE
          + ") || !isQuantity("
          + OLD_REDIS_SIZE
          + ") || quantity("
          + NEW_REDIS_SIZE
          + ").compareTo(quantity("
          + OLD_REDIS_SIZE
          + ")) >= 0";

  private VolumeRules() {}
}

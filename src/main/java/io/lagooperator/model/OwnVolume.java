package io.lagooperator.model;

import java.util.EnumSet;
import java.util.Set;

/** The volumes of components: their names, and where they are mounted. */
public enum OwnVolume {
  TMP("tmp", EnvironmentTable.HOME),
  APP_TMP("app-tmp", "/app/tmp"),
  APP_LOG("app-log", "/app/log"),
  FILES("files", "/app/storage"),
  GCS("gcs", folder(Files.KEYFILE_PATH)),
  DATABASE_AUTHORITIES("database-ca", folder(Database.CERTIFICATE_AUTHORITY_PATH)),
  AUTHORITIES("ca", folder(Settings.AUTHORITIES_PATH)),
  /** Lago's Kafka client reads no variable; this is the first place where it looks by itself. */
  KAFKA_AUTHORITIES("kafka-ca", "/etc/pki/tls/certs"),
  RUN("run", "/run"),
  CACHE("cache", "/var/cache/nginx"),
  CONFIG("config", "/usr/share/nginx/html/env-config.js"),
  HOME("home", "/home/gotenberg");

  private final String volume;
  private final String path;

  OwnVolume(String volume, String path) {
    this.volume = volume;
    this.path = path;
  }

  public String volume() {
    return volume;
  }

  public String path() {
    return path;
  }

  /** Those that a component has, with these settings or with others. */
  public static Set<OwnVolume> of(Component component) {
    return switch (component.role()) {
      case API, WORKER, STREAM, CLOCK -> EnumSet.range(TMP, KAFKA_AUTHORITIES);
      case FRONT -> EnumSet.of(TMP, RUN, CACHE, CONFIG);
      case PDF -> EnumSet.of(TMP, HOME);
      case STORE -> EnumSet.of(TMP);
    };
  }

  private static String folder(String file) {
    return file.substring(0, file.lastIndexOf('/'));
  }
}

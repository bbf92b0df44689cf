package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.lagooperator.model.Component;
import io.lagooperator.model.Database;
import io.lagooperator.model.Files;
import io.lagooperator.model.Instance;
import io.lagooperator.model.OwnVolume;
import io.lagooperator.model.ProcessKind;
import io.lagooperator.model.SecretKey;
import io.lagooperator.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Volumes of pods: root file systems are read-only, so every place that is written is one. */
record Volumes(List<Volume> volumes, List<VolumeMount> mounts) {
  static final String DATA_PATH = "/data";

  /** The name that Lago's Kafka client looks for. */
  private static final String KAFKA_AUTHORITIES = "ca-bundle.crt";

  /** What a Ruby process writes, with files where it makes or reads them. */
  static Volumes ruby(Instance instance, Optional<Component> component) {
    var volumes = new Volumes(new ArrayList<>(), new ArrayList<>());
    volumes.scratch(OwnVolume.TMP).scratch(OwnVolume.APP_TMP).scratch(OwnVolume.APP_LOG);
    if (instance.files() instanceof Files.OnVolume
        && component.filter(Volumes::usesFiles).isPresent()) {
      volumes.claim(OwnVolume.FILES.volume(), claimName(instance), OwnVolume.FILES.path());
    }
    instance
        .files()
        .gcs()
        .flatMap(Files.Gcs::keyfile)
        .ifPresent(key -> volumes.file(OwnVolume.GCS, key, Files.KEYFILE_PATH));
    volumes.authorities(instance);
    return volumes;
  }

  static Volumes front(Instance instance) {
    var volumes = new Volumes(new ArrayList<>(), new ArrayList<>());
    volumes
        .scratch(OwnVolume.TMP)
        .scratch(OwnVolume.RUN)
        .scratch(OwnVolume.CACHE)
        .frontConfig(instance.names().frontConfig());
    return volumes;
  }

  static Volumes pdf() {
    return new Volumes(new ArrayList<>(), new ArrayList<>())
        .scratch(OwnVolume.TMP)
        .scratch(OwnVolume.HOME);
  }

  static Volumes store(Instance instance, Component store) {
    var volumes = new Volumes(new ArrayList<>(), new ArrayList<>()).scratch(OwnVolume.TMP);
    if (store == Component.POSTGRESQL) {
      volumes.sharedMemory();
    }
    return store == Component.REDIS_CACHE
        ? volumes
        : volumes.claim("data", instance.names().of(store), DATA_PATH);
  }

  /** Whether a component reads or writes invoices and other files. */
  static boolean usesFiles(Component component) {
    return switch (component.role()) {
      case API, WORKER -> true;
      case STREAM, CLOCK, FRONT, PDF, STORE -> false;
    };
  }

  /** Whether all pods that use files must run on one node. */
  static boolean isBoundToOneNode(Instance instance, Component component) {
    return usesFiles(component)
        && instance.files() instanceof Files.OnVolume volume
        && !volume.shared();
  }

  private static String claimName(Instance instance) {
    return instance.files() instanceof Files.ExistingVolume existing
        ? existing.claim()
        : instance.names().files();
  }

  private Volumes scratch(OwnVolume own) {
    volumes.add(new VolumeBuilder().withName(own.volume()).withNewEmptyDir().endEmptyDir().build());
    mounts.add(new VolumeMountBuilder().withName(own.volume()).withMountPath(own.path()).build());
    return this;
  }

  /** Parallel queries exchange rows there; containers have only 64 MB of it by themselves. */
  private void sharedMemory() {
    volumes.add(
        new VolumeBuilder()
            .withName("shm")
            .withNewEmptyDir()
            .withMedium("Memory")
            .endEmptyDir()
            .build());
    mounts.add(new VolumeMountBuilder().withName("shm").withMountPath("/dev/shm").build());
  }

  private Volumes claim(String name, String claim, String path) {
    volumes.add(
        new VolumeBuilder()
            .withName(name)
            .withNewPersistentVolumeClaim()
            .withClaimName(claim)
            .endPersistentVolumeClaim()
            .build());
    mounts.add(new VolumeMountBuilder().withName(name).withMountPath(path).build());
    return this;
  }

  /** Certificates that connections are verified by. */
  private void authorities(Instance instance) {
    if (instance.database() instanceof Database.External external) {
      external
          .certificateAuthority()
          .ifPresent(
              key ->
                  file(OwnVolume.DATABASE_AUTHORITIES, key, Database.CERTIFICATE_AUTHORITY_PATH));
    }
    var settings = instance.settings();
    settings
        .certificateAuthorities()
        .ifPresent(key -> file(OwnVolume.AUTHORITIES, key, Settings.AUTHORITIES_PATH));
    if (settings.streaming().filter(s -> s.kafka().tls()).isPresent()) {
      settings
          .certificateAuthorities()
          .ifPresent(key -> file(OwnVolume.KAFKA_AUTHORITIES, key, KAFKA_AUTHORITIES));
    }
  }

  /** Whether a process connects to others by TLS in a way that can be told whom to trust. */
  static boolean trustsAuthorities(ProcessKind kind) {
    return kind.isRuby() || kind == ProcessKind.PROCESSOR;
  }

  /** One key of a Secret as a file in a folder of its own. */
  private void file(OwnVolume own, SecretKey key, String path) {
    volumes.add(
        new VolumeBuilder()
            .withName(own.volume())
            .withNewSecret()
            .withSecretName(key.secret())
            .addNewItem()
            .withKey(key.key())
            .withPath(path.substring(path.lastIndexOf('/') + 1))
            .endItem()
            .endSecret()
            .build());
    mounts.add(
        new VolumeMountBuilder()
            .withName(own.volume())
            .withMountPath(own.path())
            .withReadOnly(true)
            .build());
  }

  /** Mounted as one file over the image's own, because its folder holds the whole front. */
  private void frontConfig(String configMap) {
    volumes.add(
        new VolumeBuilder()
            .withName(OwnVolume.CONFIG.volume())
            .withNewConfigMap()
            .withName(configMap)
            .endConfigMap()
            .build());
    mounts.add(
        new VolumeMountBuilder()
            .withName(OwnVolume.CONFIG.volume())
            .withMountPath(OwnVolume.CONFIG.path())
            .withSubPath(FrontConfig.FILE)
            .withReadOnly(true)
            .build());
  }
}

package io.lagooperator.api;

/** How many nodes may mount the volume for files. */
public enum VolumeAccess {
  ReadWriteOnce,
  ReadWriteMany
}

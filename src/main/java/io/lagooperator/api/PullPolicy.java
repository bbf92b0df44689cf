package io.lagooperator.api;

/** When the kubelet pulls an image. */
public enum PullPolicy {
  Always,
  IfNotPresent,
  Never
}

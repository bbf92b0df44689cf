package io.lagooperator.observed;

import java.time.Instant;

/** What keeps a pod from running. */
public sealed interface Trouble {
  /** A container ends again and again. */
  record CrashLoop(String container, int exitCode, String message) implements Trouble {}

  /** An image cannot be had. */
  record ImagePull(String image, String message) implements Trouble {}

  /** A container cannot be made, for example because a Secret is not there. */
  record CannotStart(String container, String message) implements Trouble {}

  /** The node that the pod runs on does not answer, so nobody knows whether it runs. */
  record NodeLost(String node) implements Trouble {}

  /** No node takes the pod. */
  record Unschedulable(String message, Instant since) implements Trouble {}
}

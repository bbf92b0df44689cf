package io.lagooperator.api;

/** What happens to keys and volumes when the instance is deleted. */
public enum DeletionPolicy {
  Retain,
  Delete
}

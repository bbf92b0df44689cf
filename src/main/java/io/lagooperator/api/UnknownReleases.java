package io.lagooperator.api;

/** What happens with a Lago release that the operator does not know. */
public enum UnknownReleases {
  Refuse,
  Allow
}

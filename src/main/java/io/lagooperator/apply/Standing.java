package io.lagooperator.apply;

/** How what is in the cluster stands to what is desired. */
enum Standing {
  /** Nothing of that name is there. */
  MISSING,
  /** It is as we applied it. */
  INTACT,
  /** It is ours, and not as it should be. */
  CHANGED,
  /** It is not ours. */
  FOREIGN,
  /** It is about to go, and is made anew once it has gone. */
  GOING
}

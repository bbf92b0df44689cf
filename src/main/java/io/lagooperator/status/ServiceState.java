package io.lagooperator.status;

/** The four words for how a service, or a whole instance, is. */
enum ServiceState {
  Running,
  Stopped,
  Starting,
  Unknown
}

package io.lagooperator.api;

/** Which of the two kinds of cert-manager issuer is meant. */
public enum IssuerKind {
  ClusterIssuer,
  Issuer
}

package io.lagooperator.authoring;

import java.util.List;

/** What the vendor's chart can do and is not carried over. */
record ChartRest(ChartValues values, List<Left> left) {
  void tell() {
    if (values.at("global.clickhouse.enabled").asBoolean()) {
      left.add(
          new Left(
              "global.clickhouse",
              "write streaming to spec.streaming by hand: it needs Secrets and a Redis of its own; until then this instance takes no part in it"));
    }
    if (values.at("global.networkPolicy.enabled").asBoolean()) {
      left.add(
          new Left(
              "global.networkPolicy",
              "write it to NetworkPolicies of your own, by the labels of the operator's pods"));
    }
    if (!values.text("global.serviceAccountName").isEmpty()) {
      left.add(
          new Left(
              "global.serviceAccountName",
              "name it in spec.defaults.serviceAccount.name, and let it carry the annotation lago-operator.io/allow"));
    }
  }
}

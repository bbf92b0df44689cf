package io.lagooperator.runtime;

import java.util.List;

/** A figure of the operator under the name that Prometheus knows. */
public interface Metric {
  String metric();

  String help();

  List<String> labels();
}

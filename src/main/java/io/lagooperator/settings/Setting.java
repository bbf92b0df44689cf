package io.lagooperator.settings;

import java.util.Map;
import java.util.stream.Stream;

/** Every setting of the operator: one environment variable each. */
public enum Setting {
  // spotless:off
  NAMESPACES(Form.NAMESPACES, "",
      "The namespaces whose LagoInstances are looked after, separated by commas or blanks. All namespaces unless set."),
  SELECTOR(Form.SELECTOR, "",
      "Only LagoInstances whose labels match this label selector are looked after, such as `team=billing`. All unless set. An instance that stops matching is left alone with all that it has."),
  CLASS(Form.TEXT, "",
      "Only LagoInstances whose `spec.operatorClass` is this word are looked after; unless set, only those without one."),
  SECRET_STORES(Form.STORES, "",
      "The stores that `settingsFrom` may read from through ExternalSecrets, such as `ClusterSecretStore/vault`. None unless set."),
  LEADER_ELECTION(Form.SWITCH, "false",
      "Whether replicas agree on one that works, by a Lease. Without it there may be one replica only."),
  LEASE_NAME(Form.OBJECT_NAME, "lago-operator",
      "The name of that Lease. Operators that look after different instances need different ones."),
  LEASE_NAMESPACE(Form.NAMESPACE, "",
      "The namespace of that Lease; the operator's own unless set."),
  LEASE_SECONDS(Form.number(3, 600), "15",
      "Within how many seconds another replica follows a leader that is not heard of any more. One that stops in peace hands over at once."),
  STOP_TIMEOUT_SECONDS(Form.number(0, 65_535), "25",
      "For how many seconds a stop waits for work in flight. The pod's grace period should be longer."),
  PROBE_PORT(Form.PORT, "8080",
      "The port of `/healthz`, `/readyz` and `/metrics`. 0 takes any free one."),
  ADMIN_PORT(Form.PORT, "8081",
      "The port of `/log-level`, which only the pod itself and `kubectl port-forward` reach. 0 takes any free one."),
  LOG_LEVEL(Form.oneOf("error", "warn", "info", "debug", "trace"), "info",
      "How much the operator tells at its start."),
  LOG_FORMAT(Form.oneOf("text", "json"), "text",
      "`text` for people, `json` for whoever collects logs: one object a line.");
  // spotless:on

  static final String PREFIX = "LAGO_OPERATOR_";

  private final Form form;
  private final String unset;
  private final String help;

  Setting(Form form, String unset, String help) {
    this.form = form;
    this.unset = unset;
    this.help = help;
  }

  /** The name of the environment variable. */
  public String variable() {
    return PREFIX + name();
  }

  /** What holds where it is not set; empty where that is nothing. */
  public String unset() {
    return unset;
  }

  /** What it is for, to whoever sets it. */
  public String help() {
    return help;
  }

  /** What may stand in it, after the word "must". */
  public String must() {
    return form.must();
  }

  /** Whether that may stand in it. */
  public boolean takes(String text) {
    return form.mistakes(name(), text).findAny().isEmpty() && !text.isEmpty();
  }

  String in(Map<String, String> environment) {
    var text = environment.getOrDefault(variable(), "").strip();
    return text.isEmpty() ? unset : text;
  }

  Stream<String> mistakes(Map<String, String> environment) {
    return form.mistakes(variable(), in(environment));
  }
}

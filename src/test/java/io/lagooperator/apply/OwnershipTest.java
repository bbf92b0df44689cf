package io.lagooperator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

/** What the server recorded as ours is what tells drift: values are never compared. */
class OwnershipTest {
  private static final String DESIRED =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: billing-api
        namespace: lago
        annotations: {lago-operator.io/applied: h1}
        labels: {app: lago}
        finalizers: [x/y]
      spec:
        replicas: 2
        template:
          spec:
            containers:
            - name: api
              image: api:v1
              env:
              - {name: A, value: a}
              ports:
              - {containerPort: 3000}
              command: [x, y]
      """;

  private static final String FIELDS =
      """
      {"f:metadata": {"f:annotations": {"f:lago-operator.io/applied": {}}, "f:labels": {"f:app": {}},
         "f:finalizers": {".": {}, "v:\\"x/y\\"": {}}},
       "f:spec": {"f:replicas": {}, "f:template": {"f:spec": {"f:containers": {
         "k:{\\"name\\":\\"api\\"}": {".": {}, "f:name": {}, "f:image": {}, "f:command": {},
           "f:env": {"k:{\\"name\\":\\"A\\"}": {".": {}, "f:name": {}, "f:value": {}}},
           "f:ports": {"k:{\\"containerPort\\":3000,\\"protocol\\":\\"TCP\\"}": {".": {}, "f:containerPort": {}}}}}}}}}
      """;

  private final KubernetesSerialization json = new KubernetesSerialization();
  private final Ownership ownership = new Ownership(json);

  @Test
  void anObjectWhoseEveryFieldIsOursIsIntact() {
    assertThat(isIntact("h1", "lago-operator", "Apply", FIELDS)).isTrue();
  }

  @Test
  void moreThanWeWantNowIsNoHarm() {
    assertThat(
            isIntact(
                "h1",
                "lago-operator",
                "Apply",
                FIELDS.replace("\"f:app\"", "\"f:old\": {}, \"f:app\"")))
        .isTrue();
  }

  @Test
  void otherContentIsWritten() {
    assertThat(isIntact("h2", "lago-operator", "Apply", FIELDS)).isFalse();
  }

  @Test
  void aFieldThatSomebodyTookIsWritten() {
    for (var field :
        new String[] {
          "f:replicas", "f:image", "f:app", "f:command", "f:value", "f:containerPort"
        }) {
      assertThat(
              isIntact(
                  "h1",
                  "lago-operator",
                  "Apply",
                  FIELDS.replace("\"" + field + "\"", "\"f:gone\"")))
          .as(field)
          .isFalse();
    }
  }

  @Test
  void anItemOfAListThatSomebodyTookIsWritten() {
    assertThat(isIntact("h1", "lago-operator", "Apply", FIELDS.replace("\\\"A\\\"", "\\\"B\\\"")))
        .isFalse();
    assertThat(isIntact("h1", "lago-operator", "Apply", FIELDS.replace("3000,", "3001,")))
        .isFalse();
  }

  @Test
  void howTheServerSpellsTheNameOfAnItemDoesNotMatter() {
    assertThat(
            isIntact(
                "h1", "lago-operator", "Apply", FIELDS.replace("\\\"A\\\"", "\\\"\\\\u0041\\\"")))
        .isTrue();
  }

  @Test
  void aValueInASetThatSomebodyTookIsWritten() {
    assertThat(isIntact("h1", "lago-operator", "Apply", FIELDS.replace("x/y", "x/z"))).isFalse();
  }

  @Test
  void onlyOurOwnApplyCounts() {
    assertThat(isIntact("h1", "somebody", "Apply", FIELDS)).isFalse();
    assertThat(isIntact("h1", "lago-operator", "Update", FIELDS)).isFalse();
  }

  private boolean isIntact(String applied, String manager, String operation, String fields) {
    var desired = json.unmarshal(DESIRED, Deployment.class);
    var live =
        json.unmarshal(
            """
            {"metadata": {"annotations": {"lago-operator.io/applied": "%s"},
              "managedFields": [{"manager": "%s", "operation": "%s", "fieldsV1": %s}]}}
            """
                .formatted(applied, manager, operation, fields),
            Deployment.class);
    return ownership.isIntact(live, desired);
  }
}

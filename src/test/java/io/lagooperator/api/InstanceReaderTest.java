package io.lagooperator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.apply.ClientSerialization;
import io.lagooperator.model.Problem;
import io.lagooperator.testing.Specs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an older CRD let in, or a newer one lets in: the others must not suffer from it. */
class InstanceReaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{components: {api: {resources: {requests: {cpu: ''}}}}}",
        "{components: {api: {replicas: 3000000000}}}",
        "{components: {api: {replicas: many}}}",
        "{components: {api: {scheduling: {affinity: [1]}}}}",
        "{components: {api: {podTemplate: text}}}",
        "{components: [api]}",
        "{urls: 5}",
        "text",
      })
  void whatCannotBeReadIsAProblemOfItsOwn(String spec) {
    var lago =
        Serialization.unmarshal(
            "metadata: {name: billing, generation: 7}\nspec: %s\nstatus: {ready: 1/1}\n"
                .formatted(spec),
            LagoInstance.class);

    assertThat(lago.getMetadata().getGeneration()).isEqualTo(7);
    assertThat(lago.getStatus().ready()).isEqualTo("1/1");
    assertThat(Specs.validator().problems(lago))
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .startsWith("spec: cannot be read: ");
  }

  @Test
  void itStaysAProblemInACopy() {
    var lago = Serialization.unmarshal("metadata: {name: a}\nspec: 1\n", LagoInstance.class);

    assertThat(Serialization.clone(lago).getUnreadable())
        .isPresent()
        .isEqualTo(lago.getUnreadable());
  }

  /** As deep as the API server lets it be, with the longest of names. */
  @Test
  void aBlockWithoutEndIsNotWalkedInAListNorInAWatch() {
    var deep = "{\"a\":".repeat(9900) + "1" + "}".repeat(9900);
    var instance =
        """
        {"apiVersion": "lago-operator.io/v1alpha1", "kind": "LagoInstance",
         "metadata": {"name": "a", "managedFields": [{"fieldsV1": %1$s}]},
         "spec": {"%2$s": 1, "components": {"api": {"podTemplate": %1$s}}}}
        """
            .formatted(deep, "x".repeat(100_000));
    var client = ClientSerialization.ofOperator();

    var watched =
        client.unmarshal(
            "{\"type\":\"ADDED\",\"object\":%s}".formatted(instance), WatchEvent.class);
    var listed = client.unmarshal("{\"items\":[%s]}".formatted(instance), LagoInstanceList.class);

    assertThat(watched.getObject())
        .isInstanceOfSatisfying(LagoInstance.class, InstanceReaderTest::isTooDeep);
    assertThat(listed.getItems()).singleElement().satisfies(InstanceReaderTest::isTooDeep);
    isTooDeep(client.clone(listed.getItems().get(0)));
  }

  private static final class LagoInstanceList extends DefaultKubernetesResourceList<LagoInstance> {
    private static final long serialVersionUID = 1L;
  }

  private static void isTooDeep(LagoInstance lago) {
    assertThat(lago.getUnreadable()).hasValue("it is nested more than 64 levels deep");
  }

  @Test
  void aStatusThatCannotBeReadIsWrittenAnew() {
    var lago =
        Serialization.unmarshal(
            "metadata: {name: a}\nspec: {version: 1.51.0}\nstatus: {services: 5}\n",
            LagoInstance.class);

    assertThat(lago.getSpec().version()).isEqualTo("1.51.0");
    assertThat(lago.getStatus()).isNull();
  }
}

package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Component;
import io.lagooperator.model.InstanceResolver;
import io.lagooperator.model.SpecValidator;
import io.lagooperator.testing.FakeInputs;
import io.lagooperator.testing.Patched;
import io.lagooperator.testing.RandomPatches;
import io.lagooperator.testing.Specs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever users merge onto a pod template: it is refused, or what Lago relies on is still there.
 */
class OverridesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SpecValidator VALIDATOR = Specs.validator();

  /** All that may be in pods of components. */
  private static final String EVERYTHING =
      """
      database: {external: {host: h, userSecret: {name: pg, key: u}, sslMode: verify-full, passwordSecret: {name: pg, key: p}, caSecret: {name: pg, key: c}}}
      streaming: {clickhouse: {host: ch}, kafka: {bootstrapServers: ['k:9092'], securityProtocol: SSL}}
      caBundle: {name: ca, key: c}
      images: {pullSecrets: [{name: registry}]}
      """;

  private static final ObjectNode BASE = JSON.valueToTree(Specs.minimal(EVERYTHING));

  /** What a patch may change: nothing relies on it. */
  private static final Set<String> FREE =
      Set.of(
          "/metadata/annotations/kubectl.kubernetes.io~1default-container",
          "/spec/imagePullSecrets",
          "/spec/nodeSelector",
          "/spec/topologySpreadConstraints",
          "/spec/containers/0/resources");

  @ParameterizedTest
  @EnumSource(
      value = Component.class,
      names = {"API", "WORKER", "CLOCK", "FRONT", "PDF", "EVENTS_PROCESSOR"})
  void whatIsRenderedCannotBeTakenAwayOrReplaced(Component component) {
    var rendered = template(spec(component, JSON.createObjectNode()), component);
    var base = JSON.<JsonNode>valueToTree(rendered);
    var tried = 0;
    for (var path : paths("", base)) {
      for (var patch : attacks(base, path)) {
        tried++;
        checkKept(component, rendered, patch);
      }
    }
    assertThat(tried).isGreaterThan(100);
  }

  @Test
  void whatRandomPatchesMakeKeepsWhatLagoReliesOnAndPassesTheLevel() {
    var random = new RandomPatches(4);
    var rendered = template(spec(Component.API, JSON.createObjectNode()), Component.API);
    var accepted = 0;
    for (int i = 0; i < 600; i++) {
      accepted += checkKept(Component.API, rendered, random.next()) ? 1 : 0;
    }
    assertThat(accepted).isBetween(100, 590);
  }

  @Test
  void anEmptyPatchIsNoOverride() {
    var with = InstanceResolver.resolve(Specs.minimal(Patched.component("api", "")));
    assertThat(with).isEqualTo(Specs.instance(""));
    assertThat(with.overridden()).isEmpty();
  }

  @Test
  void aSidecarGetsWhatTheLevelAsksForUnlessItSaysSo() {
    var spec =
        Patched.component(
            "api",
            "spec: {containers: [{name: plain, image: i}, {name: own, image: i, securityContext: {runAsUser: 7, readOnlyRootFilesystem: true}}], initContainers: [{name: wait, image: i}]}");
    var pod = template(Specs.minimal(spec), Component.API).getSpec();
    assertThat(pod.getContainers())
        .extracting(c -> c.getName())
        .containsExactly("api", "plain", "own");
    for (var added :
        List.of(
            pod.getContainers().get(1),
            pod.getContainers().get(2),
            pod.getInitContainers().get(0))) {
      var security = added.getSecurityContext();
      assertThat(security.getAllowPrivilegeEscalation()).isFalse();
      assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
    }
    assertThat(pod.getContainers().get(1).getSecurityContext().getReadOnlyRootFilesystem())
        .isNull();
    assertThat(pod.getContainers().get(2).getSecurityContext().getRunAsUser()).isEqualTo(7);
  }

  @Test
  void atLevelBaselineASidecarKeepsTheCapabilitiesOfItsRuntime() {
    var spec =
        "defaults: {security: Baseline}\n"
            + Patched.component("api", "spec: {containers: [{name: c, image: i}]}");
    var security =
        template(Specs.minimal(spec), Component.API)
            .getSpec()
            .getContainers()
            .get(1)
            .getSecurityContext();
    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
    assertThat(security.getCapabilities()).isNull();
  }

  @Test
  void aPatchIsOfOneComponentAlone() {
    var plain = Rendered.templates(Specs.instance(""));
    var patched =
        Rendered.templates(
            Specs.instance(Patched.component("worker", "metadata: {labels: {team: a}}")));
    plain.forEach(
        (name, template) ->
            assertThat(template.equals(patched.get(name)))
                .as(name)
                .isEqualTo(!name.equals("worker")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.16.0", "1.27.1", "1.35.0", "1.51.0"})
  void everyVolumeAndMountOfComponentsIsKnownToTheRules(String release) {
    for (var shape : Rendered.SHAPES) {
      var instance = Specs.instanceAt(release, shape);
      for (var component : instance.components()) {
        if (component.isStore()) {
          continue;
        }
        var pod =
            PodTemplates.of(new Environments(instance, FakeInputs.of(instance)), component)
                .getSpec();
        var known = io.lagooperator.model.OwnVolume.of(component);
        assertThat(pod.getVolumes())
            .allMatch(v -> known.stream().anyMatch(o -> o.volume().equals(v.getName())));
        assertThat(pod.getContainers().get(0).getVolumeMounts())
            .allMatch(
                m ->
                    known.stream()
                        .anyMatch(
                            o ->
                                o.volume().equals(m.getName())
                                    && o.path().equals(m.getMountPath())));
      }
    }
  }

  /** Whether it was accepted. */
  private static boolean checkKept(
      Component component, PodTemplateSpec rendered, ObjectNode patch) {
    var spec = spec(component, patch);
    if (!VALIDATOR.problems(spec).isEmpty()) {
      return false;
    }
    var merged = template(spec, component);
    assertThat(keeps("", JSON.valueToTree(rendered), JSON.valueToTree(merged)))
        .as("%s keeps what is rendered under %s", component, patch)
        .isEmpty();
    assertThat(merged.getSpec().getAutomountServiceAccountToken()).isFalse();
    PodTemplatesTest.isRestricted(component.label(), merged);
    return true;
  }

  /** From a tree and not from text, since so many are tried. */
  private static LagoInstance spec(Component component, ObjectNode patch) {
    var lago = BASE.deepCopy();
    lago.withObject("/spec/components/" + component.specName()).set("podTemplate", patch);
    return JSON.convertValue(lago, LagoInstance.class);
  }

  private static PodTemplateSpec template(LagoInstance lago, Component component) {
    assertThat(VALIDATOR.problems(lago)).isEmpty();
    var instance = InstanceResolver.resolve(lago);
    return PodTemplates.of(new Environments(instance, FakeInputs.of(instance)), component);
  }

  /** Every place in a tree, as pointers; of a list the first few items, which are like the rest. */
  private static List<String> paths(String at, JsonNode node) {
    var paths = new ArrayList<String>();
    if (!at.isEmpty()) {
      paths.add(at);
    }
    node.properties()
        .forEach(f -> paths.addAll(paths(at + "/" + f.getKey().replace("/", "~1"), f.getValue())));
    for (int i = 0; node.isArray() && i < Math.min(node.size(), 4); i++) {
      paths.addAll(paths(at + "/" + i, node.get(i)));
    }
    return paths;
  }

  /** All ways to say something about a place of the template. */
  private static List<ObjectNode> attacks(JsonNode base, String path) {
    var nodes = JsonNodeFactory.instance;
    var there = base.at(path);
    var attacks = new ArrayList<JsonNode>(List.of(nodes.nullNode()));
    attacks.add(nodes.objectNode().put("$patch", "delete"));
    attacks.add(nodes.objectNode().put("$patch", "replace"));
    attacks.add(nodes.textNode("other"));
    attacks.add(nodes.booleanNode(!there.asBoolean()));
    attacks.add(nodes.numberNode(there.asInt() + 1));
    attacks.add(nodes.arrayNode());
    attacks.add(nodes.arrayNode().add("other"));
    attacks.add(nodes.arrayNode().add(nodes.objectNode().put("$patch", "replace")));
    if (there instanceof ObjectNode object) {
      attacks.add(object.deepCopy().put("$patch", "delete"));
      attacks.add(object.deepCopy().put("$patch", "replace"));
    }
    return attacks.stream().map(attack -> at(base, path, attack)).toList();
  }

  /** A patch that says this of that place, with the keys of the lists on the way. */
  private static ObjectNode at(JsonNode base, String path, JsonNode attack) {
    var patch = attack;
    var rest = path;
    while (!rest.isEmpty()) {
      var cut = rest.lastIndexOf('/');
      var last = rest.substring(cut + 1);
      rest = rest.substring(0, cut);
      var parent = base.at(rest);
      if (parent instanceof ArrayNode list) {
        patch =
            JsonNodeFactory.instance
                .arrayNode()
                .add(withKeys(list.get(Integer.parseInt(last)), patch));
      } else {
        patch = JsonNodeFactory.instance.objectNode().set(last.replace("~1", "/"), patch);
      }
    }
    return (ObjectNode) patch;
  }

  private static JsonNode withKeys(JsonNode item, JsonNode patch) {
    if (patch instanceof ObjectNode object) {
      for (var key :
          List.of("name", "mountPath", "containerPort", "topologyKey", "whenUnsatisfiable")) {
        if (item.has(key) && !object.has(key)) {
          object.set(key, item.get(key));
        }
      }
    }
    return patch;
  }

  /** What of a tree is not in another any more, but for what is free. */
  private static List<String> keeps(String at, JsonNode wanted, JsonNode given) {
    if (FREE.contains(at) || at.matches(".*Probe/[a-z]+[A-Z]?[a-z]*(Seconds|Threshold)")) {
      return List.of();
    }
    var lost = new ArrayList<String>();
    if (wanted.isValueNode()) {
      if (!wanted.equals(given)) {
        lost.add(at);
      }
      return lost;
    }
    wanted
        .properties()
        .forEach(
            f ->
                lost.addAll(
                    keeps(
                        at + "/" + f.getKey().replace("/", "~1"),
                        f.getValue(),
                        Objects.requireNonNullElse(
                            given.get(f.getKey()), JsonNodeFactory.instance.nullNode()))));
    for (int i = 0; wanted.isArray() && i < wanted.size(); i++) {
      lost.addAll(keeps(at + "/" + i, wanted.get(i), given.path(i)));
    }
    return lost;
  }
}

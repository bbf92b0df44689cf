package io.lagooperator.desired;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.lagooperator.model.Component.Role;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where pods run. */
final class Placement {
  private static final String NODE = "kubernetes.io/hostname";
  private static final String ZONE = "topology.kubernetes.io/zone";
  private static final List<String> LOST_NODE =
      List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Placement() {}

  static void place(Instance instance, Workload workload, PodSpec pod) {
    var component = workload.component();
    var scheduling = workload.scheduling();
    pod.setNodeSelector(scheduling.nodeSelector());
    pod.setPriorityClassName(scheduling.priorityClassName());
    pod.setTolerations(tolerations(workload));
    pod.setTopologySpreadConstraints(spread(instance, workload));
    var affinity =
        Optional.ofNullable(scheduling.affinity()).map(Placement::typed).orElse(new Affinity());
    if (Volumes.isBoundToOneNode(instance, component)) {
      affinity = besideOtherUsersOfFiles(instance, affinity);
    }
    pod.setAffinity(affinity.equals(new Affinity()) ? null : affinity);
  }

  /** The label that pods carry which share the volume for files. */
  static Map<String, String> filesLabel(Instance instance) {
    return Map.of(Labels.FILES, instance.name());
  }

  private static Affinity besideOtherUsersOfFiles(Instance instance, Affinity affinity) {
    return new AffinityBuilder(affinity)
        .editOrNewPodAffinity()
        .addNewRequiredDuringSchedulingIgnoredDuringExecution()
        .withTopologyKey(NODE)
        .withNewLabelSelector()
        .withMatchLabels(filesLabel(instance))
        .endLabelSelector()
        .endRequiredDuringSchedulingIgnoredDuringExecution()
        .endPodAffinity()
        .build();
  }

  /**
   * A clock on a lost node stays until it is known to be gone: never may there be two. Kubernetes
   * goes by the first toleration that matches, so ours come first.
   */
  private static List<Toleration> tolerations(Workload workload) {
    var given = Optional.ofNullable(workload.scheduling().tolerations()).orElse(List.of());
    return workload.component().role() == Role.CLOCK
        ? Stream.concat(
                LOST_NODE.stream().map(Placement::withoutEnd),
                given.stream().filter(t -> !endsStayOnLostNode(t)))
            .toList()
        : given;
  }

  private static Toleration withoutEnd(String taint) {
    return new TolerationBuilder()
        .withKey(taint)
        .withOperator("Exists")
        .withEffect("NoExecute")
        .build();
  }

  /** Without effect behind ours; left out, so that nobody takes it for a promise. */
  private static boolean endsStayOnLostNode(Toleration toleration) {
    var key = Optional.ofNullable(toleration.getKey()).orElse("");
    return toleration.getTolerationSeconds() != null && (key.isEmpty() || LOST_NODE.contains(key));
  }

  private static List<TopologySpreadConstraint> spread(Instance instance, Workload workload) {
    var given = workload.scheduling().topologySpreadConstraints();
    if (given != null) {
      return given;
    }
    var component = workload.component();
    if (component.isStore()
        || component.role() == Role.CLOCK
        || Volumes.isBoundToOneNode(instance, component)) {
      return List.of();
    }
    return Stream.of(ZONE, NODE)
        .map(
            topology ->
                new TopologySpreadConstraintBuilder()
                    .withMaxSkew(1)
                    .withTopologyKey(topology)
                    .withWhenUnsatisfiable("ScheduleAnyway")
                    .withNewLabelSelector()
                    .withMatchLabels(Labels.selector(instance, component.label()))
                    .endLabelSelector()
                    .build())
        .toList();
  }

  private static Affinity typed(ObjectNode given) {
    return JSON.convertValue(given, Affinity.class);
  }
}

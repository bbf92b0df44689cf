package io.lagooperator.plugin;

import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.JobStep;
import io.lagooperator.model.Labels;
import io.lagooperator.status.Reason;
import java.util.Optional;

/** The command that helps on with a reason, with all that it needs. */
record NextCommand(LagoInstance lago) {
  Optional<String> of(Reason reason) {
    return Optional.of(command(reason)).filter(c -> !c.isEmpty());
  }

  private String command(Reason reason) {
    return switch (reason) {
      case Running, Stopped, Done, NotAsked, NamesIgnored -> "";
      case Starting,
          Stopping,
          StartingStores,
          StoppingOldRelease,
          Migrating,
          WorkingOnData,
          MakingOrganization,
          Draining,
          Waiting,
          DataWorkDue ->
          lago("status", " --watch");
      case Paused -> lago("resume", "");
      case InvalidSpec, NotSupportedYet, StoresSwitched, ReleaseUnknown, UpgradeRefused -> edit();
      case DatabaseBehind, DatabaseAhead, DatabaseUnknown, DatabaseOfOtherOwner -> edit();
      case ApprovalNeeded -> lago("approve", "");
      case Unexpected -> lago("report", "");
      case VolumeEnding -> kubectl("get persistentvolumeclaims" + labelled());
      case ClockNodeLost, NodeLost -> "kubectl get nodes";
      case PodNotEnding,
          ImagePullFailed,
          ContainerCannotStart,
          Unschedulable,
          ProgressDeadlineExceeded ->
          kubectl("describe pods" + ofService(reason));
      case PodsRefused -> kubectl("describe replicasets,statefulsets" + ofService(reason));
      case CrashLooping -> logs(new Statuses(lago).serviceWith(reason).orElse(""), " --previous");
      case MigrationFailed, DatabaseUnreachable -> logs(JobStep.MIGRATION.label(), "");
      case DataWorkFailed -> logs(JobStep.DATA_WORK.label(), "");
      case OrganizationFailed -> logs(JobStep.ORGANIZATION.label(), "");
      case SecretMissing, SecretKeyMissing, SecretValueInvalid -> kubectl("get secrets");
      case KeysMissing, KeysIncomplete, KeysChanged, DatabaseOfOtherKeys -> lago("keys verify", "");
      case ServiceAccountMissing, ServiceAccountNotAllowed ->
          kubectl("get serviceaccounts -o yaml");
      case RouteRefused -> kubectl("describe httproutes" + labelled());
      case KindNotServed -> "kubectl api-resources";
      case ObjectForeign, ObjectRefused, ObjectStuck ->
          kubectl("describe lago " + lago.getMetadata().getName());
    };
  }

  private String lago(String verb, String more) {
    return "kubectl lago %s -n %s -i %s%s"
        .formatted(verb, lago.getMetadata().getNamespace(), lago.getMetadata().getName(), more);
  }

  private String logs(String component, String more) {
    return lago(component.isEmpty() ? "logs" : "logs " + component, more);
  }

  private String edit() {
    return kubectl("edit lago " + lago.getMetadata().getName());
  }

  private String kubectl(String line) {
    return "kubectl %s -n %s".formatted(line, lago.getMetadata().getNamespace());
  }

  private String labelled() {
    return " -l " + Labels.INSTANCE + "=" + lago.getMetadata().getName();
  }

  private String ofService(Reason reason) {
    return labelled()
        + new Statuses(lago)
            .serviceWith(reason)
            .map(component -> "," + Labels.COMPONENT + "=" + component)
            .orElse("");
  }
}

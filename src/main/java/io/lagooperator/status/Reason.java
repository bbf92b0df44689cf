package io.lagooperator.status;

import io.lagooperator.model.Problem;
import io.lagooperator.observed.GuardVerdict;

/** Every reason that status gives: stable words, each with what to do next. */
public enum Reason {
  // All is as it should be.
  Running(""),
  Stopped(""),
  Done(""),
  NotAsked(""),
  NamesIgnored(""),

  // Work is under way; nothing to do.
  Starting(""),
  Stopping(""),
  StartingStores(""),
  StoppingOldRelease(""),
  Migrating(""),
  WorkingOnData(""),
  MakingOrganization(""),
  Draining(""),
  Waiting(""),

  // Work waits for a time that the spec names.
  Paused("Remove spec.pause to go on now."),

  // A person must change something.
  InvalidSpec("Correct the field; the operator goes on by itself."),
  NotSupportedYet("Leave the field out; the operator goes on by itself."),
  ReleaseUnknown("Set version to a known release; the operator goes on by itself."),
  UpgradeRefused("Set version as the message says; the operator goes on by itself."),
  ApprovalNeeded("Set upgrade.approved as the message says; the operator goes on by itself."),
  StoresSwitched("Stop the instance, move the data, then start it."),
  Unexpected("This is a fault of the operator: look into its log, and report it."),
  VolumeEnding("Make a backup now: the data goes with the last pod that uses the volume."),
  ClockNodeLost("Bring the node back; if it is gone for good, delete its Node object."),
  NodeLost("Bring the node back; if it is gone for good, delete its Node object."),
  PodNotEnding(
      "Look at kubectl describe of the pod; if its node is gone for good, delete its Node object."),
  SecretMissing("Create the Secret; the operator goes on by itself."),
  SecretKeyMissing("Add the key to the Secret; the operator goes on by itself."),
  SecretValueInvalid("Correct the value in the Secret; the operator goes on by itself."),
  ServiceAccountMissing("Create the account; the operator goes on by itself."),
  ServiceAccountNotAllowed(
      "Annotate the account as the message says; the operator goes on by itself."),
  KeysMissing("Restore the Secret from a backup; the operator goes on by itself."),
  KeysIncomplete("Restore the Secret from a backup; the operator goes on by itself."),
  KeysChanged("Put the old keys back; the operator goes on by itself."),
  RouteRefused(
      "Change the Gateway, or what gateway.parentRefs names; the operator goes on by itself."),
  ObjectForeign(
      "Rename or delete that object, or name the instance otherwise; the operator goes on by"
          + " itself."),
  KindNotServed("Install its custom resource definitions; the operator goes on by itself."),
  ObjectRefused("Change what the message names; the operator tries again by itself."),
  ObjectStuck(
      "Look at its deletionTimestamp, finalizers and managedFields with kubectl get -o yaml"
          + " --show-managed-fields, and cure what holds it; the operator goes on by itself."),
  OrganizationFailed("Cure what the message names; the operator tries again by itself."),
  DataWorkFailed("Cure what the message names; the operator tries again by itself."),
  MigrationFailed("Cure what the message names; the operator tries again by itself."),
  DatabaseUnreachable("Check address, password and network; the operator tries again by itself."),
  DatabaseBehind("Set version to the next stop that the message names."),
  DatabaseAhead("Set version to the release of the database, or restore a backup."),
  DatabaseOfOtherKeys("Put the keys back that the database was written with."),
  DatabaseOfOtherOwner("Point the instance at a database of its own."),
  DataWorkDue("There is nothing to do: the operator does that work by itself."),
  DatabaseUnknown("Set upgrade.from to the release that the database is at."),
  CrashLooping("Look at kubectl logs --previous of the pod."),
  ImagePullFailed("Check images.registry, images.pullSecrets and the tag."),
  ContainerCannotStart("Change what the message names; the pod tries again by itself."),
  PodsRefused(
      "Change the quota, LimitRange or webhook that stands in the way; Kubernetes tries again by"
          + " itself."),
  Unschedulable("Give the cluster a node that fits, or lower resources.requests."),
  ProgressDeadlineExceeded("Look at kubectl describe of the pods.");

  private final String nextStep;

  Reason(String nextStep) {
    this.nextStep = nextStep;
  }

  public String nextStep() {
    return nextStep;
  }

  /** Whether it says why a pod does not end. */
  boolean isAboutEnding() {
    return this == NodeLost || this == ClockNodeLost || this == PodNotEnding;
  }

  static Reason of(Problem.Kind kind) {
    return switch (kind) {
      case INVALID_SPEC -> InvalidSpec;
      case NOT_SUPPORTED_YET -> NotSupportedYet;
      case RELEASE_UNKNOWN -> ReleaseUnknown;
      case UPGRADE_REFUSED -> UpgradeRefused;
      case STORES_SWITCHED -> StoresSwitched;
      case KIND_NOT_SERVED -> KindNotServed;
      case OBJECT_FOREIGN -> ObjectForeign;
      case OBJECT_STUCK -> ObjectStuck;
      case API_REFUSED -> ObjectRefused;
      case UNEXPECTED -> Unexpected;
      case SECRET_MISSING -> SecretMissing;
      case SECRET_KEY_MISSING -> SecretKeyMissing;
      case SECRET_VALUE_INVALID -> SecretValueInvalid;
      case ACCOUNT_MISSING -> ServiceAccountMissing;
      case ACCOUNT_NOT_ALLOWED -> ServiceAccountNotAllowed;
      case KEYS_MISSING -> KeysMissing;
      case KEYS_INCOMPLETE -> KeysIncomplete;
      case KEYS_CHANGED -> KeysChanged;
    };
  }

  static Reason of(GuardVerdict.Kind kind) {
    return switch (kind) {
      case Behind -> DatabaseBehind;
      case Ahead -> DatabaseAhead;
      case OtherKeys -> DatabaseOfOtherKeys;
      case OtherOwner -> DatabaseOfOtherOwner;
      case UnknownSchema -> DatabaseUnknown;
      case Unreachable -> DatabaseUnreachable;
      case WorkDue -> DataWorkDue;
      case NotApproved -> ApprovalNeeded;
    };
  }
}

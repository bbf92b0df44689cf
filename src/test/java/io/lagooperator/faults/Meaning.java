package io.lagooperator.faults;

import io.lagooperator.status.Reason;

/** What each reason means, in words for people who have never met it. */
final class Meaning {
  private Meaning() {}

  static String of(Reason reason) {
    return switch (reason) {
      case Running -> "All services run.";
      case Stopped -> "All services are stopped, as the spec asks.";
      case Done -> "What the condition is about is as it should be.";
      case NotAsked -> "The spec asks for no public route.";
      case NamesIgnored -> "Bags of settings hold names that stand for no field.";
      case Starting -> "Services come up, in their order; the message names what is waited for.";
      case Stopping -> "Services end, in their order; the message names what is waited for.";
      case StartingStores -> "The bundled data stores come up before all else.";
      case StoppingOldRelease -> "Clock and workers of the old release end before the migration.";
      case WorkingOnData ->
          "A Job does the work on the data that a release asks for before it is left.";
      case Draining ->
          "A worker that was turned off goes on until its queues are empty. Lago runs.";
      case Paused -> "Changes wait for the end of `pause`; what runs goes on.";
      case ApprovalNeeded -> "An upgrade waits: `upgrade.approval` is `Manual`. What runs goes on.";
      case DataWorkFailed ->
          "The Job of the work on the data failed; the message has its last words. It is tried again,"
              + " after a growing delay. Lago runs.";
      case Migrating -> "The migrate Job is at work on the database.";
      case MakingOrganization -> "The Job of the first organization is at work.";
      case Waiting -> "It passes by itself; the message says what is waited for.";
      case InvalidSpec -> "A field of the spec is wrong. Nothing has been changed.";
      case NotSupportedYet -> "A field is known but not rendered yet. Nothing has been changed.";
      case ReleaseUnknown -> "This operator does not know the release that `version` names.";
      case UpgradeRefused -> "The database cannot be brought from its release to this `version`.";
      case StoresSwitched ->
          "The database, Redis or place of files is another one than Lago runs on. What runs goes on"
              + " with the old one.";
      case Unexpected -> "The operator met something that it does not know how to handle.";
      case VolumeEnding -> "A volume claim is being deleted while pods still use it.";
      case ClockNodeLost ->
          "The node of the clock does not answer. Another clock is not started while this one may"
              + " still tick.";
      case NodeLost ->
          "The node of a data store, a Job, or a pod whose end is waited for does not answer."
              + " Nothing takes its place as long as it may still run.";
      case PodNotEnding -> "A pod has not ended long after its time, and its end is waited for.";
      case SecretMissing -> "A Secret that the spec refers to, or a bag of settings, is not there.";
      case SecretKeyMissing -> "A Secret is there, but has no value under a key that is read.";
      case SecretValueInvalid -> "A value in a Secret is not what it should be.";
      case ServiceAccountMissing ->
          "The account that `defaults.serviceAccount` names is not there.";
      case ServiceAccountNotAllowed ->
          "The account that `defaults.serviceAccount` names does not let the instance run as it.";
      case KeysMissing -> "Lago's keys are gone, and stored data was encrypted with them.";
      case KeysIncomplete -> "Some of Lago's keys are gone; they are never made anew.";
      case KeysChanged -> "Lago's encryption keys are others than the database was written with.";
      case RouteRefused -> "A Gateway does not take an HTTPRoute. All services run.";
      case ObjectForeign ->
          "An object of a name that the operator needs belongs to somebody else. It is left alone.";
      case KindNotServed -> "The cluster does not serve a kind that the spec asks for.";
      case ObjectRefused -> "The API server, or a policy or webhook, does not accept an object.";
      case ObjectStuck ->
          "An object that was deleted does not go away, or somebody changes it all the time.";
      case OrganizationFailed -> "The Job of the first organization failed. Lago runs.";
      case MigrationFailed ->
          "The migrate Job failed; the message has its last words. It is tried again, after a"
              + " growing delay, and at once when what it reads changes.";
      case DatabaseUnreachable -> "The migrate Job found no way to the database.";
      case DatabaseBehind -> "The database is at a release too old for one step to `version`.";
      case DatabaseAhead -> "The database is at a later release than `version`.";
      case DatabaseOfOtherKeys -> "The database was written with other encryption keys.";
      case DatabaseOfOtherOwner -> "The database belongs to another instance. Nothing was touched.";
      case DataWorkDue -> "The database's release asks for work on the data before it is left.";
      case DatabaseUnknown -> "The database holds data of a release that cannot be told.";
      case CrashLooping -> "A container ends again and again; the message has its last words.";
      case ImagePullFailed -> "A node cannot pull an image.";
      case ContainerCannotStart ->
          "A container cannot be made, for example for want of a ConfigMap.";
      case PodsRefused -> "A quota, a LimitRange or a webhook does not let pods be made.";
      case Unschedulable -> "No node has taken a pod for two minutes.";
      case ProgressDeadlineExceeded -> "A Deployment has made no progress for ten minutes.";
    };
  }
}

package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.api.LagoInstanceStatus;
import io.lagooperator.model.Labels;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes status, and knows what it wrote last: a pass that went by an older status from the cache
 * could take a change for none, and leave a wrong word standing.
 */
final class StatusWriter {
  private static final PatchContext AS_OURS =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager(Labels.OPERATOR)
          .withForce(true)
          .build();

  private record Written(long version, LagoInstanceStatus status) {}

  private final KubernetesClient client;
  private final Map<String, Written> written = new ConcurrentHashMap<>();

  StatusWriter(KubernetesClient client) {
    this.client = client;
  }

  /** The newest status that is known: what the cache holds, or what was written after it. */
  LagoInstanceStatus latest(LagoInstance lago) {
    var uid = lago.getMetadata().getUid();
    var last = written.get(uid);
    if (last != null && version(lago) < last.version()) {
      return last.status();
    }
    written.remove(uid);
    return Optional.ofNullable(lago.getStatus()).orElse(LagoInstanceStatus.NONE);
  }

  /**
   * Name, uid and status alone: nobody else's change is in the way, and none is undone. Says
   * whether the instance was still there.
   */
  boolean write(LagoInstance lago, LagoInstanceStatus status) {
    var fresh = new LagoInstance();
    fresh.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(lago.getMetadata().getNamespace())
            .withName(lago.getMetadata().getName())
            .withUid(lago.getMetadata().getUid())
            .build());
    fresh.setStatus(status);
    try {
      var answer = client.resource(fresh).subresource("status").patch(AS_OURS);
      written.put(lago.getMetadata().getUid(), new Written(version(answer), status));
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() != 404) {
        throw e;
      }
      written.remove(lago.getMetadata().getUid());
      return false;
    }
  }

  void keepOnly(Set<String> uids) {
    written.keySet().retainAll(uids);
  }

  private static long version(LagoInstance lago) {
    return Long.parseLong(lago.getMetadata().getResourceVersion());
  }
}

package io.lagooperator.apply;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.lagooperator.api.LagoInstance;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The instances that were looked at since the start. What fills a cache at the start is no news to
 * the others: their first pass finds it there. Without this a start would look at each of them
 * twice.
 */
final class Visited {
  /** Also of those that are gone: a name costs next to nothing, and one missing loses news. */
  private final Set<ResourceID> instances = ConcurrentHashMap.newKeySet();

  /** To be said before anything is read for a pass: what comes after that could be missed by it. */
  void add(LagoInstance lago) {
    instances.add(ResourceID.fromResource(lago));
  }

  boolean hasAnyOf(Set<ResourceID> others) {
    return others.stream().anyMatch(instances::contains);
  }
}

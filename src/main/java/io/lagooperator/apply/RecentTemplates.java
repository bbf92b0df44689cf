package io.lagooperator.apply;

import io.lagooperator.desired.Templates;
import io.lagooperator.model.Inputs;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Release;
import io.lagooperator.plan.StoreIdentities;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was rendered for the instances that were worked on last: most passes come because pods move,
 * and render nothing then. Few, since templates are large and most instances are at rest.
 */
final class RecentTemplates {
  static final int KEPT = 8;

  private record Key(String uid, Release release) {}

  private final Map<Key, Templates> byInstance =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Templates> eldest) {
          return size() > KEPT;
        }
      };

  synchronized Templates of(Instance instance, Inputs inputs, StoreIdentities stores) {
    var key = new Key(instance.uid(), instance.release());
    var last = byInstance.get(key);
    if (last != null && last.areOf(instance, inputs, stores)) {
      return last;
    }
    var templates = new Templates(instance, inputs, stores);
    byInstance.put(key, templates);
    return templates;
  }
}

package io.lagooperator.model;

import io.lagooperator.api.LagoInstanceSpec;
import io.lagooperator.api.Sentences;
import io.lagooperator.api.SettingsSource;
import io.lagooperator.api.StoreKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules on bags: what may be read for an instance is for those to say who run the operator. */
final class BagRules {
  private BagRules() {}

  static void check(LagoInstanceSpec spec, Set<String> stores, Complaints found) {
    var bags = Optional.ofNullable(spec.settingsFrom()).orElse(List.of());
    for (int i = 0; i < bags.size(); i++) {
      check("spec.settingsFrom[" + i + "]", bags.get(i), stores, found);
    }
  }

  private static void check(String path, SettingsSource bag, Set<String> stores, Complaints found) {
    found.exactlyOne(path, Sentences.ONE_SETTINGS_SOURCE, bag.secret(), bag.externalSecret());
    var external = bag.externalSecret();
    if (external == null) {
      return;
    }
    var there = path + ".externalSecret.store";
    found.word(there + ".kind", external.store().kind(), StoreKind.class);
    var store = BagSource.Stored.of(external).name();
    found.check(stores.contains(store), there, Sentences.STORE_IS_NOT_LISTED.formatted(store));
  }
}

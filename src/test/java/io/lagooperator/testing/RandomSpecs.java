package io.lagooperator.testing;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Component;
import io.lagooperator.model.Feature;
import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.model.WorkerCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Specs as users may write them, right and wrong, over all releases of the catalogue. */
public final class RandomSpecs {
  private static final List<Release> RELEASES =
      ReleaseCatalogue.BUILT_IN.entries().stream().map(ReleaseCatalogue.Entry::release).toList();
  private static final KubernetesSerialization JSON = new KubernetesSerialization();
  private static final Map<String, Object> SECRET = Map.of("name", "s", "key", "k");
  private static final Map<String, Object> STREAMING =
      Map.of(
          "clickhouse", Map.of("host", "ch"),
          "kafka", Map.of("bootstrapServers", List.of("k:9092")),
          "redisStore", Map.of("urlSecret", SECRET));

  private final Random random;

  public RandomSpecs(long seed) {
    this.random = new Random(seed);
  }

  public LagoInstance next() {
    var release = anyOf(RELEASES);
    var spec = new LinkedHashMap<String, Object>();
    spec.put("version", release.toString());
    spec.put("urls", Map.of("front", "https://billing.example.com"));
    if (oneIn(2)) {
      spec.put("redis", Map.of("urlSecret", SECRET));
    }
    if (oneIn(3) && (Feature.STREAMING.isIn(release) || oneIn(20))) {
      spec.put("streaming", STREAMING);
    }
    if (oneIn(2) && (Feature.MEILISEARCH.isIn(release) || oneIn(20))) {
      spec.put("integrations", Map.of("meilisearch", Map.of("url", "http://search:7700")));
    }
    spec.put("components", components(release));
    var metadata = Map.of("name", "billing", "namespace", "lago", "generation", 1);
    return JSON.convertValue(Map.of("metadata", metadata, "spec", spec), LagoInstance.class);
  }

  private Map<String, Object> components(Release release) {
    var components = new LinkedHashMap<String, Object>();
    if (oneIn(3)) {
      components.put("worker", component(Component.WORKER));
    }
    if (oneIn(4)) {
      components.put("pdf", Map.of("enabled", random.nextBoolean()));
    }
    if (oneIn(20)) {
      components.put("eventsConsumer", Map.of("replicas", 2));
    }
    Stream.of(Component.values())
        .filter(Component::isDedicatedWorker)
        .filter(c -> WorkerCatalogue.BUILT_IN.isIn(c, release) || oneIn(50))
        .filter(c -> oneIn(2))
        .forEach(c -> components.put(c.specName(), component(c)));
    return components;
  }

  private Map<String, Object> component(Component component) {
    var given = new LinkedHashMap<String, Object>();
    if (!oneIn(10)) {
      given.put("enabled", component == Component.WORKER || !oneIn(8));
    }
    if (oneIn(4)) {
      given.put("replicas", oneIn(10) ? 0 : 1 + random.nextInt(3));
    }
    if (oneIn(4)) {
      given.put("concurrency", 1 + random.nextInt(30));
    }
    if (oneIn(6)) {
      var min = 1 + random.nextInt(3);
      given.put("autoscaling", Map.of("min", min, "max", min + random.nextInt(5)));
    }
    organizations(component).ifPresent(ids -> given.put("organizations", ids));
    return given;
  }

  private Optional<List<String>> organizations(Component component) {
    if (component != Component.DEDICATED || oneIn(20)) {
      return Optional.empty();
    }
    var ids = new ArrayList<String>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      ids.add(new UUID(random.nextLong(), random.nextLong()).toString());
    }
    return Optional.of(ids);
  }

  private boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  private <T> T anyOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}

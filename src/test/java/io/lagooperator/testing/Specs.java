package io.lagooperator.testing;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.Instance;
import io.lagooperator.model.InstanceResolver;
import io.lagooperator.model.Release;
import io.lagooperator.model.ReleaseCatalogue;
import io.lagooperator.model.SpecValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Instances as users write them, with what the API server adds. */
public final class Specs {
  public static final String NEWEST = "1.51.0";

  /** What operators of tests may read. */
  public static final Set<String> SECRET_STORES = Set.of("ClusterSecretStore/vault");

  private Specs() {}

  /** A whole manifest. */
  public static LagoInstance yaml(String manifest) {
    var lago = Serialization.unmarshal(manifest, LagoInstance.class);
    lago.getMetadata().setNamespace("lago");
    lago.getMetadata().setUid("6f1e9bd0-0000-4000-8000-000000000001");
    lago.getMetadata().setGeneration(1L);
    return lago;
  }

  /** A manifest with everything below {@code spec} given. */
  public static LagoInstance spec(String spec) {
    return yaml(
        "apiVersion: lago-operator.io/v1alpha1\nkind: LagoInstance\nmetadata:\n  name: billing\nspec:\n"
            + spec.indent(2));
  }

  /** The minimal manifest with more below {@code spec}. */
  public static LagoInstance minimal(String moreOfSpec) {
    return at(NEWEST, moreOfSpec);
  }

  /** The minimal manifest at a release, with more below {@code spec}. */
  public static LagoInstance at(String version, String moreOfSpec) {
    return spec(
        "version: \"%s\"\nurls:\n  front: https://billing.example.com\n%s"
            .formatted(version, moreOfSpec));
  }

  /** What the minimal manifest means, with more below {@code spec}. */
  public static Instance instance(String moreOfSpec) {
    return resolved(minimal(moreOfSpec));
  }

  /** What an instance means; its bags hold made-up values. */
  public static Instance resolved(LagoInstance lago) {
    return InstanceResolver.resolve(lago, FakeBags.of(lago));
  }

  /** The same while it is at a release on the way. */
  public static Instance resolved(LagoInstance lago, Release release) {
    return InstanceResolver.resolve(lago, FakeBags.of(lago), release);
  }

  public static SpecValidator validator() {
    return new SpecValidator(ReleaseCatalogue.BUILT_IN, SECRET_STORES);
  }

  public static Instance instanceAt(String version, String moreOfSpec) {
    return resolved(at(version, moreOfSpec));
  }

  /** The instance of a manifest of the folder for examples, in which it always comes first. */
  public static LagoInstance example(String name) {
    try {
      return yaml(Files.readString(Path.of("examples", name + ".yaml")).split("\n---\n", 2)[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.lagooperator.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.Ports;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** Makes the image of the operator, without a daemon: mvn package -Pimage. */
public final class ImageBuild {
  private static final String LOCAL = "local";
  private static final AbsoluteUnixPath APP = AbsoluteUnixPath.get("/app");
  private static final String ARCHIVE = "lago-operator.jsa";
  private static final String REVISION = "revision=";
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  /** Where an archive is made shows in a few of its bytes, so it is made at one place always. */
  private static final Path SAME_PLACE = Path.of("/tmp", "lago-operator-image");

  /** That of "nonroot" in the images whose files belong to nobody else. */
  static final String USER = "65532:65532";

  private final Recipe recipe;

  private ImageBuild(Recipe recipe) {
    this.recipe = recipe;
  }

  /** Arguments: base image, version, and {@code revision=} with the commit or nothing. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var folder = Path.of("target", "image");
    var base = arguments[0].equals(LOCAL) ? localBase() : arguments[0];
    if (!arguments[2].startsWith(REVISION)) {
      throw new IllegalArgumentException(arguments[2] + " is not " + REVISION + "COMMIT");
    }
    var revision = arguments[2].substring(REVISION.length());
    var image = build(new Recipe(base, arguments[1], revision, folder));
    System.out.printf("%s has the image %s:%s.%n", image, Recipe.NAME, arguments[1]);
  }

  /** One that needs no registry. */
  static String localBase() {
    return "tar://" + LocalBase.made(Jdk.best(), Recipe.JAR, Path.of("target", "image-base"));
  }

  /**
   * In two steps, since an archive of classes is good for one JVM only: it is made by the one that
   * the image has.
   */
  static Path build(Recipe recipe) throws IOException, InterruptedException {
    var build = new ImageBuild(recipe);
    Files.createDirectories(recipe.folder());
    var plain = recipe.folder().resolve("without-archive.tar");
    build.write(build.container(), plain);
    var archive = recipe.folder().resolve(ARCHIVE);
    try (var image = UnpackedImage.of(plain, SAME_PLACE)) {
      ClassArchive.write(image, archive);
    }
    Files.delete(plain);
    var layer =
        FileEntriesLayer.builder().setName("classes").addEntry(archive, APP.resolve(ARCHIVE));
    build.write(build.container().addFileEntriesLayer(layer.build()), recipe.tar());
    return recipe.tar();
  }

  private JibContainerBuilder container() throws IOException {
    try {
      return Jib.from(recipe.base())
          .setFormat(ImageFormat.OCI)
          .setPlatforms(Set.of(new Platform(architecture(), "linux")))
          .setCreationTime(MADE)
          .setUser(USER)
          .setWorkingDirectory(APP)
          .setExposedPorts(Ports.parse(List.of("8080")))
          .setLabels(labels())
          .setEntrypoint(
              "java",
              "@" + APP.resolve("jvm.options"),
              "-XX:SharedArchiveFile=" + APP.resolve(ARCHIVE),
              "-Xlog:disable",
              "-Xlog:all=warning:stderr",
              "-jar",
              APP.resolve("lago-operator.jar").toString())
          .addFileEntriesLayer(
              FileEntriesLayer.builder()
                  .setName("operator")
                  .addEntry(Recipe.JAR, APP.resolve("lago-operator.jar"))
                  .addEntry(Recipe.OPTIONS, APP.resolve("jvm.options"))
                  .addEntry(Recipe.SBOM, APP.resolve("lago-operator.cdx.json"))
                  .addEntry(Path.of("LICENSE"), APP.resolve("LICENSE"))
                  .build());
    } catch (InvalidImageReferenceException e) {
      throw new IOException("%s names no image".formatted(recipe.base()), e);
    }
  }

  private Map<String, String> labels() {
    var labels = new LinkedHashMap<String, String>();
    labels.put("title", "Lago operator");
    labels.put("description", "Runs Lago, the open-source usage billing platform, on Kubernetes.");
    labels.put("licenses", "Apache-2.0");
    labels.put("version", recipe.version());
    labels.put("created", MADE.toString());
    labels.put("revision", recipe.revision());
    labels.put("base.name", recipe.baseDigest().isEmpty() ? "" : recipe.base());
    labels.put("base.digest", recipe.baseDigest());
    labels.values().removeIf(String::isEmpty);
    var named = new LinkedHashMap<String, String>();
    labels.forEach((name, value) -> named.put("org.opencontainers.image." + name, value));
    return named;
  }

  private static String architecture() {
    var name = System.getProperty("os.arch", "");
    return name.equals("aarch64") ? "arm64" : name;
  }

  private void write(JibContainerBuilder container, Path tar)
      throws IOException, InterruptedException {
    var cache = recipe.folder().resolve("cache");
    try {
      container.containerize(
          Containerizer.to(TarImage.at(tar).named(Recipe.NAME + ":" + recipe.version()))
              .setToolName("lago-operator")
              .setBaseImageLayersCache(cache)
              .setApplicationLayersCache(cache));
    } catch (InvalidImageReferenceException | CacheDirectoryCreationException e) {
      throw new IOException("the image could not be written: " + e.getMessage(), e);
    } catch (ExecutionException | RegistryException e) {
      throw new IOException(
          "the base image %s could not be had; where no registry can be reached, -Dimage.base=local makes one"
                  .formatted(recipe.base())
              + " with jlink: "
              + e.getMessage(),
          e);
    }
  }
}

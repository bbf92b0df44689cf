package io.lagooperator.image;

import io.lagooperator.testing.Cluster;
import io.lagooperator.testing.OperatorProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operator as its image runs it, on a machine without a container runtime. */
public final class ImageOperator implements AutoCloseable {
  private final UnpackedImage image;
  private final Path folder;

  private ImageOperator(UnpackedImage image, Path folder) {
    this.image = image;
    this.folder = folder;
  }

  /** Whether this machine can do so: by root, or where a user may have name spaces of his own. */
  public static boolean isPossible() throws IOException {
    return Container.isPossible();
  }

  /** Of an image that is made for this, on a base that needs no registry. */
  public static ImageOperator made(Path folder) throws IOException, InterruptedException {
    return of(ImageBuild.build(new Recipe(ImageBuild.localBase(), "bench", "", folder)), folder);
  }

  static ImageOperator of(Path tar, Path folder) throws IOException {
    return new ImageOperator(UnpackedImage.of(tar, folder.resolve("run")), folder);
  }

  public String javaVersion() throws IOException {
    return image.javaVersion();
  }

  UnpackedImage image() {
    return image;
  }

  /** What the container has as /tmp. */
  Path scratch() {
    return folder.resolve("scratch");
  }

  /** Options of the JVM count more than the image's own. It has a token as a pod has one. */
  public OperatorProcess start(Cluster cluster, List<String> options, Map<String, String> settings)
      throws IOException {
    var all = new ArrayList<>(options);
    all.add(OperatorProcess.mark(cluster));
    var account = PodAccount.withAllRights(cluster);
    account.write(folder.resolve("account"));
    var command =
        new Container(image, scratch(), folder.resolve("account")).command(List.copyOf(all));
    var environment = new HashMap<>(image.environment());
    environment.remove("PATH"); // that of the programs which make the container is another one
    environment.putAll(account.environment());
    environment.putAll(settings);
    return OperatorProcess.ofCommand(cluster, command, environment);
  }

  @Override
  public void close() throws IOException {
    image.close();
  }
}

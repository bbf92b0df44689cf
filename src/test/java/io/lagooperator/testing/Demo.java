package io.lagooperator.testing;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.lagooperator.api.LagoInstance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Shows the operator at work, on a control plane that is there for the show only. */
public final class Demo {
  private static final Path EXAMPLE = Path.of("examples", "minimal.yaml");
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final AtomicBoolean STOPPING = new AtomicBoolean();

  private final Cluster cluster;
  private final Kubectl kubectl;
  private final OperatorProcess operator;

  private Demo(Cluster cluster, OperatorProcess operator) {
    this.cluster = cluster;
    this.kubectl = Kubectl.of(cluster);
    this.operator = operator;
  }

  /** Ends with 0 only if the instance came to Running. */
  public static void main(String[] arguments) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> STOPPING.set(true), "stopping"));
    System.exit(exitCode());
  }

  private static int exitCode() {
    try {
      var cluster = Cluster.start("demo");
      var kubectl = Kubectl.of(cluster);
      System.out.print(kubectl.run("apply", "-f", FinishedCrd.COMMITTED.toString()));
      RunningOperator.awaitCrd(cluster.client(), "lagoinstances.lago-operator.io");
      var demo = new Demo(cluster, OperatorProcess.start(cluster));
      Runtime.getRuntime().addShutdownHook(new Thread(demo::remove, "end of the demo"));
      return demo.run();
    } catch (RuntimeException e) {
      // What breaks because it is being taken away is no news.
      if (!STOPPING.get()) {
        System.out.println("The demo came to no end: " + e.getMessage());
      }
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private int run() throws InterruptedException {
    System.out.print(kubectl.run("apply", "-f", EXAMPLE.toString()));
    System.out.println();
    var lago = watch();
    if (!isRunning(lago)) {
      sayWhyNot(lago);
      return 1;
    }
    System.out.println("\n$ kubectl get lago");
    System.out.println(kubectl.run("get", "lago"));
    if (Boolean.getBoolean("demo.exit")) {
      return 0;
    }
    sayWhatNext();
    return stay();
  }

  /** Until it runs, or will not any more; the table moves with it. */
  private LagoInstance watch() throws InterruptedException {
    var began = System.nanoTime();
    var table = LiveText.onStandardOutput();
    while (true) {
      var lago = instance();
      table.show(InstanceTable.of(lago));
      var elapsed = Duration.ofNanos(System.nanoTime() - began);
      if (isRunning(lago)) {
        System.out.printf(Locale.ROOT, "%nRunning after %.1f s.%n", elapsed.toMillis() / 1e3);
        return lago;
      }
      if (elapsed.compareTo(LIMIT) > 0 || !operator.isAlive()) {
        return lago;
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
    }
  }

  private LagoInstance instance() {
    return Objects.requireNonNull(
        cluster
            .client()
            .resources(LagoInstance.class)
            .inNamespace("default")
            .withName("billing")
            .get());
  }

  private static boolean isRunning(LagoInstance lago) {
    return lago.getStatus() != null
        && "Running".equals(lago.getStatus().state())
        && Objects.equals(
            lago.getStatus().observedGeneration(), lago.getMetadata().getGeneration());
  }

  private void sayWhyNot(LagoInstance lago) {
    System.out.println(
        operator.isAlive()
            ? "\nIt is not Running after " + LIMIT.toMinutes() + " minutes. Its status:"
            : "\nThe operator has ended. The last status:");
    System.out.println(
        Optional.ofNullable(lago.getStatus()).map(Serialization::asYaml).orElse("none"));
    sayLog();
  }

  private void sayLog() {
    System.out.println("The end of the operator's log:");
    System.out.println(operator.logTail(30));
  }

  private void sayWhatNext() {
    List.of(
            "The cluster is yours until you stop it. In another shell:",
            "",
            "  export KUBECONFIG=" + kubectl.kubeconfig(),
            "  alias kubectl=" + kubectl.program(),
            "  kubectl get lago -o wide",
            "  kubectl get all,pvc,secret -l lago-operator.io/instance=billing",
            "  kubectl delete deployment billing-api        # it comes back",
            "  kubectl patch lago billing --type merge -p '{\"spec\":{\"state\":\"Stopped\"}}'",
            "",
            "Pods are simulated: everything but their containers is real.",
            "Ctrl-C stops it and removes everything.")
        .forEach(System.out::println);
  }

  private int stay() throws InterruptedException {
    operator.awaitEnd();
    if (!STOPPING.get()) {
      System.out.println("\nThe operator has ended.");
      sayLog();
    }
    return 1;
  }

  private void remove() {
    System.out.println("\nRemoving the operator, the control plane and their files.");
    operator.close();
    cluster.close();
    System.out.println("Removed.");
  }
}

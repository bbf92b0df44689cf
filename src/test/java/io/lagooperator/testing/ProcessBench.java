package io.lagooperator.testing;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.dsl.ServiceResource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What the operator costs as a process of its own, with one instance. */
final class ProcessBench {
  private static final int STARTS = 5;

  private final BenchProgram program;
  private final Cluster cluster;
  private final AuditLog audit;
  private final Stillness stillness;
  private final TestNamespace namespace;
  private final Lagos lagos;
  private final List<Figure> figures = new ArrayList<>();

  private ProcessBench(BenchProgram program, Cluster cluster) {
    this.program = program;
    this.cluster = cluster;
    this.audit = cluster.auditLog();
    this.stillness = new Stillness(cluster);
    this.namespace = TestNamespace.create(cluster, "process");
    this.lagos = new Lagos(namespace);
  }

  static List<Figure> measure(BenchProgram program, Cluster cluster) throws IOException {
    return new ProcessBench(program, cluster).measure();
  }

  private List<Figure> measure() throws IOException {
    try (var operator = program.start(cluster)) {
      newInstance();
      atRest();
      add(Budget.MEMORY_1, Resident.mebibytesAtRest(operator));
      changedField();
    }
    restart();
    var starts = new ArrayList<Double>();
    for (var run = 0; run < STARTS; run++) {
      starts.add(start(run == STARTS - 1));
    }
    add(Budget.START, Figure.median(starts));
    return List.copyOf(figures);
  }

  private void add(Budget budget, double measured) {
    figures.add(budget.measured(measured));
  }

  /** All that is sent counts, also what is told in status and events of each step. */
  private void newInstance() {
    var mark = audit.mark();
    lagos.applyExample("minimal");
    lagos.awaitState("billing", "Running");
    stillness.await();
    var writes = writesSince(mark);
    var objects = writes.stream().map(ProcessBench::object).distinct().count();
    System.out.printf(
        "A new instance: %d objects, %d writes of them, %d of status and events.%n",
        objects, writes.size(), tellingSince(mark));
    add(Budget.NEW_INSTANCE, (double) (writes.size() + tellingSince(mark) - objects));
  }

  private void changedField() {
    var mark = audit.mark();
    lagos.applyMinimal("components: {front: {replicas: 2}}");
    lagos.await(
        "billing", "two of front", lago -> Lagos.isSeen(lago) && Lagos.isAt("Running", lago));
    stillness.await();
    var changed = writesSince(mark).stream().map(ProcessBench::object).distinct().count();
    add(Budget.CHANGED_FIELD, (double) (writesSince(mark).size() + tellingSince(mark) - changed));
  }

  private void restart() throws IOException {
    var mark = audit.mark();
    try (var operator = program.start(cluster)) {
      operator.awaitLog("Watching LagoInstances");
      stillness.observed();
    }
    add(Budget.RESTART_WRITES, audit.since(mark).by("lago-operator/").writes().list().size());
  }

  /** A pass over an instance that is as it should be sends nothing: it is given a gap to mend. */
  private double start(boolean isLast) throws IOException {
    service().delete();
    var mark = audit.mark();
    var began = Instant.now();
    try (var operator = program.start(cluster)) {
      service().waitUntilCondition(Objects::nonNull, Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
      var first = audit.since(mark).by("lago-operator/").in(namespace.name()).writes().list();
      if (isLast) {
        stillness.await();
        add(Budget.MEMORY_1_AGAIN, Resident.mebibytesAtRest(operator));
      }
      return Duration.between(began, first.get(0).time()).toMillis() / 1e3;
    }
  }

  private ServiceResource<Service> service() {
    return namespace.client().services().inNamespace(namespace.name()).withName("billing-front");
  }

  private void atRest() {
    var requests = stillness.observed();
    add(Budget.REST_WRITES, requests.writes().list().size());
    add(Budget.REST_LISTS, requests.where(it -> it.verb().equals("list")).list().size());
  }

  private List<Request> writesSince(AuditLog.Mark mark) {
    return requestsSince(mark).where(it -> !isTelling(it)).list();
  }

  private long tellingSince(AuditLog.Mark mark) {
    return requestsSince(mark).where(ProcessBench::isTelling).list().size();
  }

  private Requests requestsSince(AuditLog.Mark mark) {
    return audit.since(mark).by("lago-operator/").in(namespace.name()).writes();
  }

  private static boolean isTelling(Request request) {
    return request.subresource().equals("status") || request.resource().equals("events");
  }

  private static String object(Request request) {
    return request.resource() + "/" + request.name();
  }
}

package io.lagooperator.testing;

/** A while in which nobody asks the operator for anything. */
final class Stillness {
  private static final int SENTINELS = 100;

  private final AuditLog audit;

  Stillness(Cluster cluster) {
    this.audit = cluster.auditLog();
  }

  /** What the operator sends meanwhile: the while is as long as a number of requests of our own. */
  Requests observed() {
    audit.settled();
    var mark = audit.mark();
    for (var i = 0; i < SENTINELS; i++) {
      audit.settled();
    }
    return audit.since(mark).by("lago-operator/").where(it -> !it.resource().equals("leases"));
  }

  /** Returns once such a while has passed without a write. */
  void await() {
    while (!observed().writes().list().isEmpty()) {
      System.out.println("The operator is still at work.");
    }
  }
}

package io.lagooperator.authoring;

import io.lagooperator.model.Component;
import io.lagooperator.model.Release;
import io.lagooperator.model.WorkerCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a manifest from answers; of Secrets it only says how they are made. */
final class Draft {
  private static final List<Component> KAPSULE =
      List.of(
          Component.EVENTS,
          Component.BILLING,
          Component.PDF_WORKER,
          Component.WEBHOOK,
          Component.CLOCK_WORKER,
          Component.PAYMENTS);

  private final Interview interview;
  private final Spec spec = new Spec();
  private final List<String> byHand = new ArrayList<>();

  private Draft(Interview interview) {
    this.interview = interview;
  }

  static Move of(Interview interview) {
    return new Draft(interview).move();
  }

  private Move move() {
    put("version", Question.RELEASE);
    put("urls.front", Question.FRONT_URL);
    put("urls.api", Question.API_URL);
    routes();
    stores();
    storage();
    mail();
    if (!interview.is(Question.ORGANIZATION, "")) {
      put("organization.name", Question.ORGANIZATION);
      put("organization.email", Question.EMAIL);
    }
    if (interview.is(Question.SIZE, "kapsule")) {
      kapsule();
    }
    return new Move(interview.answer(Question.NAME), spec.asMap(), Map.of(), List.of(), byHand);
  }

  private void routes() {
    switch (interview.answer(Question.ROUTE)) {
      case "ingress" -> {
        spec.put("ingress", new LinkedHashMap<>());
        put("ingress.className", Question.INGRESS_CLASS);
        put("ingress.tls.issuer.name", Question.ISSUER);
      }
      case "gateway" -> {
        var parent = new LinkedHashMap<String, Object>();
        parent.put("name", interview.answer(Question.GATEWAY));
        if (!interview.is(Question.GATEWAY_NAMESPACE, "")) {
          parent.put("namespace", interview.answer(Question.GATEWAY_NAMESPACE));
        }
        spec.put("gateway.parentRefs", List.of(parent));
      }
      default -> {}
    }
  }

  private void stores() {
    if (interview.is(Question.DATABASE, "external")) {
      put("database.external.host", Question.DATABASE_HOST);
      put("database.external.user", Question.DATABASE_USER);
      secret("database.external.passwordSecret", "database", "password");
    }
    if (interview.is(Question.REDIS, "external")) {
      put("redis.external.host", Question.REDIS_HOST);
      secret("redis.external.passwordSecret", "redis-login", "password");
    }
  }

  private void storage() {
    switch (interview.answer(Question.STORAGE)) {
      case "s3" -> {
        put("storage.s3.bucket", Question.BUCKET);
        put("storage.s3.region", Question.REGION);
        put("storage.s3.endpoint", Question.ENDPOINT);
        secret("storage.s3.accessKeySecret", "object-storage", "access-key");
        secret("storage.s3.secretKeySecret", "object-storage", "secret-key");
      }
      case "gcs" -> {
        put("storage.gcs.project", Question.PROJECT);
        put("storage.gcs.bucket", Question.BUCKET);
        secret("storage.gcs.keyfileSecret", "object-storage", "key.json");
      }
      default -> {}
    }
  }

  private void mail() {
    if (interview.is(Question.MAIL, "yes")) {
      put("smtp.host", Question.MAIL_HOST);
      var port = interview.answer(Question.MAIL_PORT);
      spec.put("smtp.port", port.matches("[0-9]{1,9}") ? Integer.valueOf(port) : port);
      put("smtp.user", Question.MAIL_USER);
      secret("smtp.passwordSecret", "mail", "password");
      put("smtp.from", Question.MAIL_FROM);
    }
  }

  /** Workers that the release has; what is shared by many pods cannot be a volume of one node. */
  private void kapsule() {
    spec.put("components.api.autoscaling.min", 2);
    spec.put("components.api.autoscaling.max", 6);
    spec.put("components.api.autoscaling.cpuPercent", 70);
    spec.put("components.front.replicas", 2);
    spec.put("components.worker.replicas", 2);
    Release.parse(interview.answer(Question.RELEASE))
        .ifPresent(
            release ->
                KAPSULE.stream()
                    .filter(worker -> WorkerCatalogue.BUILT_IN.isIn(worker, release))
                    .forEach(
                        worker -> spec.put("components." + worker.specName() + ".enabled", true)));
    if (interview.is(Question.STORAGE, "volume")) {
      spec.put("storage.volume.accessMode", "ReadWriteMany");
    }
  }

  private void put(String field, Question question) {
    if (!interview.is(question, "")) {
      spec.put(field, interview.answer(question));
    }
  }

  /** One command a Secret, with a place for each value and none filled in. */
  private void secret(String field, String suffix, String key) {
    var name = interview.answer(Question.NAME) + "-" + suffix;
    spec.put(field, new LinkedHashMap<>(Map.of("name", name, "key", key)));
    var command = "kubectl create secret generic " + name;
    var literal = key.endsWith(".json") ? " --from-file=" + key : " --from-literal=" + key + "='…'";
    var last = byHand.isEmpty() ? "" : byHand.get(byHand.size() - 1);
    if (last.startsWith(command + " ")) {
      byHand.set(byHand.size() - 1, last + literal);
    } else {
      byHand.add(command + literal);
    }
  }
}

package io.lagooperator.desired;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A text that runs inside a container, kept as a file of its own so that it can be read and tested.
 */
public enum Script {
  GUARD_SQL("guard.sql"),
  RECORD_SQL("record.sql"),
  JOB_RUBY("job.rb"),
  MIGRATE_RUBY("migrate.rb"),
  DATA_WORK_STEPS_RUBY("data-work-steps.rb"),
  QUEUES_RUBY("queues.rb"),
  DATA_WORK_RUBY("data-work.rb"),
  DRAIN_RUBY("drain.rb"),
  ORGANIZATION_RUBY("organization.rb"),
  POSTGRESQL_START("postgresql.sh"),
  POSTGRESQL_STOP("postgresql-stop.sh"),
  REDIS_START("redis.sh"),
  REDIS_STOP("redis-stop.sh");

  private final String text;

  Script(String file) {
    try (InputStream resource = Script.class.getResourceAsStream(file)) {
      if (resource == null) {
        throw new IllegalStateException("The operator was built without " + file);
      }
      text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text as it is in the file. */
  public String text() {
    return text;
  }

  /**
   * The text as a container's {@code command}, {@code args} or {@code env} value. Kubernetes
   * expands {@code $(NAME)} there and halves every {@code $$}, so every dollar sign is doubled, not
   * only those before a parenthesis.
   */
  public String inContainer() {
    return text.replace("$", "$$");
  }
}

package io.lagooperator.runtime;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.MDC;

/** Threads that work for a pass, so that what they log tells of the same instance. */
public final class WriterThreads implements Executor, AutoCloseable {
  private final ExecutorService threads;

  public WriterThreads(int count) {
    threads = Executors.newFixedThreadPool(count, WriterThreads::thread);
  }

  @Override
  public void execute(Runnable task) {
    var instance = MDC.getCopyOfContextMap();
    threads.execute(
        () -> {
          MDC.setContextMap(instance == null ? Map.of() : instance);
          try {
            task.run();
          } finally {
            MDC.clear();
          }
        });
  }

  private static Thread thread(Runnable task) {
    var thread = new Thread(task, "writer");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}

package dev.receipts.local.states;

import dev.receipts.local.threads.ServiceThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real time: one timer thread that hands every task to a thread of its own. */
public final class SystemScheduler implements Scheduler {
  private static final Logger LOG = LoggerFactory.getLogger(SystemScheduler.class);

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("state-machine-timer").factory());
  private final ExecutorService workers = ServiceThreads.named("state-machine");

  public SystemScheduler() {
    timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public Runnable schedule(Duration delay, Runnable task) {
    try {
      if (delay.isZero() || delay.isNegative()) {
        workers.execute(logged(task));
        return () -> {};
      }
      Future<?> pending =
          timer.schedule(
              () -> workers.execute(logged(task)), delay.toMillis(), TimeUnit.MILLISECONDS);
      return () -> pending.cancel(false);
    } catch (RejectedExecutionException e) {
      LOG.debug("Nothing is scheduled any more after close");
      return () -> {};
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdown();
  }

  private static Runnable logged(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.error("A scheduled step failed", e);
      }
    };
  }
}

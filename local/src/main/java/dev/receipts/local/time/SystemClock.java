package dev.receipts.local.time;

import dev.receipts.local.states.SystemScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Real time, for which nobody has to watch anything. */
final class SystemClock implements StackClock {
  private static final QueueWatch NO_WATCH =
      new QueueWatch() {
        @Override
        public void looks() {}

        @Override
        public void sawNothing(Optional<Instant> next) {}

        @Override
        public void takesNothing() {}

        @Override
        public void takesAgain() {}

        @Override
        public void rest() {}
      };

  private final SystemScheduler scheduler = new SystemScheduler();
  private final InstantSource time;

  SystemClock(InstantSource time) {
    this.time = time;
  }

  @Override
  public Instant now() {
    return time.instant();
  }

  @Override
  public Runnable schedule(Duration delay, Runnable task) {
    return scheduler.schedule(delay, task);
  }

  @Override
  public Runnable repeat(Duration period, Runnable task) {
    AtomicBoolean ended = new AtomicBoolean();
    again(period, task, ended);
    return () -> ended.set(true);
  }

  private void again(Duration period, Runnable task, AtomicBoolean ended) {
    Runnable unused =
        scheduler.schedule(
            period,
            () -> {
              if (!ended.get()) {
                again(period, task, ended);
                task.run();
              }
            });
  }

  @Override
  public Activity begin() {
    return () -> {};
  }

  @Override
  public CompletableFuture<Void> pause(Duration length) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    Runnable unused = scheduler.schedule(length, () -> over.complete(null));
    return over;
  }

  @Override
  public QueueWatch watch() {
    return NO_WATCH;
  }

  @Override
  public boolean isVirtual() {
    return false;
  }

  @Override
  public void close() {
    scheduler.close();
  }
}

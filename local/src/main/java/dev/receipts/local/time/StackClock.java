package dev.receipts.local.time;

import dev.receipts.local.states.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;

/**
 * The time of a whole local stack: of executions, queues, jobs, schedules and functions. Parts tell
 * it when something goes on, so that a clock which leaps knows when it may.
 */
public interface StackClock extends Scheduler, InstantSource {
  /** Real time. */
  static StackClock system() {
    return new SystemClock(InstantSource.system());
  }

  /** Real timers under a time of its own, for tests of what depends on the date. */
  static StackClock showing(InstantSource time) {
    return new SystemClock(time);
  }

  @Override
  default Instant instant() {
    return now();
  }

  /** This time for whoever needs a {@link Clock}. */
  default Clock clock() {
    return withZone(ZoneOffset.UTC);
  }

  /**
   * Runs a task again and again, the first time after one period. It is no reason for time to leap.
   *
   * @return ends it
   */
  Runnable repeat(Duration period, Runnable task);

  /** Begins something during which time must not leap. */
  Activity begin();

  /**
   * A pause that a thread makes within an activity, during which time may leap.
   *
   * @return completes when the pause is over; to be cancelled by whoever waits no longer
   */
  CompletableFuture<Void> pause(Duration length);

  /** A look-out for work that waits in a queue. */
  QueueWatch watch();

  /** Whether this is another time than the machine's. */
  boolean isVirtual();
}

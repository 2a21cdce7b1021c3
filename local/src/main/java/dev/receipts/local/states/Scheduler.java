package dev.receipts.local.states;

import java.time.Duration;
import java.time.Instant;

/** Time as the interpreter sees it, so that a test can let five minutes pass at once. */
public interface Scheduler extends AutoCloseable {

  Instant now();

  /**
   * Runs a task later, never on the caller's stack; no delay means as soon as possible.
   *
   * @return cancels the task where it has not begun; cancelling twice does nothing
   */
  Runnable schedule(Duration delay, Runnable task);

  /** Drops what is still scheduled. */
  @Override
  void close();
}

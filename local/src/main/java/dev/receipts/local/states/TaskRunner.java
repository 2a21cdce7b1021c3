package dev.receipts.local.states;

import java.util.concurrent.CompletableFuture;

/** Runs what Task states call. */
@FunctionalInterface
public interface TaskRunner {

  /**
   * Starts an attempt and returns at once.
   *
   * @return completes with the result; it is cancelled when the state's time is up or its execution
   *     is stopped
   */
  CompletableFuture<TaskResult> run(TaskCall call);
}

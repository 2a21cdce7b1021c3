package dev.receipts.local.states;

/** The status of a Standard execution. */
public enum ExecutionStatus {
  RUNNING,
  SUCCEEDED,
  FAILED,
  TIMED_OUT,
  ABORTED;

  /** Whether the execution has ended. */
  public boolean isClosed() {
    return this != RUNNING;
  }
}

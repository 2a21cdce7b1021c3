package dev.receipts.local.states;

/**
 * Hears what executions do, one call after the other and in order, on a thread that holds no lock.
 */
public interface ExecutionListener {

  /** An execution started, was redriven, or ended. */
  void statusChanged(ExecutionDescription execution);

  /** An execution entered a state. */
  default void stateEntered(String executionArn, String state) {}

  /** Hears nothing. */
  static ExecutionListener none() {
    return execution -> {};
  }
}

package dev.receipts.reconcile;

/** The function that records ends of executions which no stage could catch. */
public interface EndedExecutions {
  /**
   * Tells it of an end, as EventBridge does.
   *
   * @param event the event "Step Functions Execution Status Change" as JSON
   * @throws RuntimeException when the function could not be called, or failed
   */
  void record(String event);
}

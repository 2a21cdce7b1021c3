package dev.receipts.functions.deadletter;

import java.util.Optional;

/**
 * EventBridge's event "Step Functions Execution Status Change" (Step Functions Developer Guide,
 * "EventBridge for execution status changes").
 *
 * @param id of the event; a second delivery has the same
 */
record ExecutionStatusChange(String id, Detail detail) {

  /**
   * What the event is about.
   *
   * @param startDate milliseconds since 1970
   * @param stopDate milliseconds since 1970
   * @param input the execution's input as JSON; absent when the event would have grown too large
   * @param redriveCount absent in events from before there were redrives
   */
  record Detail(
      String executionArn,
      String name,
      Status status,
      long startDate,
      Optional<Long> stopDate,
      Optional<String> input,
      Optional<String> error,
      Optional<String> cause,
      Optional<Integer> redriveCount) {}

  /** The states of an execution. */
  enum Status {
    RUNNING,
    PENDING_REDRIVE,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED
  }
}

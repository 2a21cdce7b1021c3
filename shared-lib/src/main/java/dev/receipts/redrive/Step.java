package dev.receipts.redrive;

import dev.receipts.pipeline.ExecutionInput;
import dev.receipts.pipeline.Stage;

/** What is to be done about one failure. */
public sealed interface Step {

  /**
   * Its execution is redriven.
   *
   * @param resumesAt the stage that runs first
   */
  record RedriveExecution(Stage resumesAt) implements Step {}

  /**
   * A new execution takes its place.
   *
   * @param reason why the old one cannot be redriven
   */
  record NewExecution(String name, ExecutionInput input, Stage resumesAt, String reason)
      implements Step {}

  /** Its document failed too often: the message moves to quarantine. */
  record Quarantine(int attempts) implements Step {}

  /** The failure is not the document's current one any more: the message is deleted. */
  record OutOfDate(String reason) implements Step {}

  /** Nothing can be done: the message stays. */
  record Impossible(String reason) implements Step {}
}

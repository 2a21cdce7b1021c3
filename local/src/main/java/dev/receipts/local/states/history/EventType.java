package dev.receipts.local.states.history;

/** The kinds of history events that this interpreter records, named as the service names them. */
public enum EventType {
  ExecutionStarted("executionStartedEventDetails"),
  ExecutionSucceeded("executionSucceededEventDetails"),
  ExecutionFailed("executionFailedEventDetails"),
  ExecutionTimedOut("executionTimedOutEventDetails"),
  ExecutionAborted("executionAbortedEventDetails"),
  ExecutionRedriven("executionRedrivenEventDetails"),
  TaskStateEntered("stateEnteredEventDetails"),
  TaskScheduled("taskScheduledEventDetails"),
  TaskStarted("taskStartedEventDetails"),
  TaskSucceeded("taskSucceededEventDetails"),
  TaskFailed("taskFailedEventDetails"),
  TaskTimedOut("taskTimedOutEventDetails"),
  TaskStateExited("stateExitedEventDetails"),
  WaitStateEntered("stateEnteredEventDetails"),
  WaitStateExited("stateExitedEventDetails"),
  ChoiceStateEntered("stateEnteredEventDetails"),
  ChoiceStateExited("stateExitedEventDetails"),
  PassStateEntered("stateEnteredEventDetails"),
  PassStateExited("stateExitedEventDetails"),
  SucceedStateEntered("stateEnteredEventDetails"),
  SucceedStateExited("stateExitedEventDetails"),
  FailStateEntered("stateEnteredEventDetails"),
  EvaluationFailed("evaluationFailedEventDetails");

  private final String detailsField;

  EventType(String detailsField) {
    this.detailsField = detailsField;
  }

  /** The member of a history event that holds this kind's details on the wire. */
  public String detailsField() {
    return detailsField;
  }

  /** Whether it says that a state was entered. */
  public boolean isStateEntered() {
    return detailsField.equals("stateEnteredEventDetails");
  }

  /** Whether it ends an execution. */
  public boolean isTerminal() {
    return switch (this) {
      case ExecutionSucceeded, ExecutionFailed, ExecutionTimedOut, ExecutionAborted -> true;
      default -> false;
    };
  }
}

package dev.receipts.local.states;

import java.util.List;
import java.util.Optional;

/** A state that reported an error. */
final class StateFailure extends RuntimeException {
  static final String ALL = "States.ALL";
  static final String TASK_FAILED = "States.TaskFailed";
  static final String TIMEOUT = "States.Timeout";
  static final String RUNTIME = "States.Runtime";
  static final String QUERY = "States.QueryEvaluationError";
  static final String DATA_LIMIT = "States.DataLimitExceeded";
  static final String NO_CHOICE = "States.NoChoiceMatched";

  private static final long serialVersionUID = 1L;

  private final String error;
  private final transient Optional<String> cause;

  StateFailure(String error, Optional<String> cause) {
    super(error, null, false, false);
    this.error = error;
    this.cause = cause;
  }

  StateFailure(String error, String cause) {
    this(error, Optional.of(cause));
  }

  String error() {
    return error;
  }

  Optional<String> cause() {
    return cause;
  }

  /**
   * Whether a retrier or catcher with these names takes this error. After "Error names" in the
   * developer guide: {@code States.ALL} and {@code States.TaskFailed} do not take {@code
   * States.DataLimitExceeded}, {@code States.TaskFailed} does not take {@code States.Timeout}
   * either, and {@code States.Runtime} always fails the execution.
   */
  boolean matches(List<String> errorEquals) {
    if (error.equals(RUNTIME)) {
      return false;
    }
    boolean named = errorEquals.contains(error);
    boolean wild = !error.equals(DATA_LIMIT) && errorEquals.contains(ALL);
    boolean anyFailure =
        !error.equals(DATA_LIMIT) && !error.equals(TIMEOUT) && errorEquals.contains(TASK_FAILED);
    return named || wild || anyFailure;
  }
}

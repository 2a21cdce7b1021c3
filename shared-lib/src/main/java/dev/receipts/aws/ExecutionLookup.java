package dev.receipts.aws;

import dev.receipts.aws.AwsCalls.Service;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Finds executions of a state machine. */
public final class ExecutionLookup {
  /** With a version or an alias at its end, or without. */
  private static final Pattern STATE_MACHINE_ARN =
      Pattern.compile("(arn:[^:]+:states:[^:]+:[^:]+):stateMachine:([^:]+)(:.+)?");

  private final SfnClient stepFunctions;
  private final String arnPrefix;

  /**
   * @throws IllegalStateException when it is not the ARN of a state machine
   */
  public ExecutionLookup(SfnClient stepFunctions, String stateMachineArn) {
    Matcher arn = STATE_MACHINE_ARN.matcher(stateMachineArn);
    if (!arn.matches()) {
      throw new IllegalStateException(
          "STATE_MACHINE_ARN is not the ARN of a state machine: " + stateMachineArn);
    }
    this.stepFunctions = stepFunctions;
    this.arnPrefix = arn.group(1) + ":execution:" + arn.group(2) + ":";
  }

  /** The ARN of the execution with this name, whether there is one or not. */
  public String arn(String name) {
    return arnPrefix + name;
  }

  /**
   * An execution by its ARN. Empty where Step Functions does not know it, or not any more (90 days
   * after its end).
   *
   * @throws dev.receipts.error.TransientException when Step Functions throttled or failed
   */
  public Optional<DescribeExecutionResponse> find(String executionArn) {
    try {
      return Optional.of(
          AwsCalls.call(
              Service.STEP_FUNCTIONS,
              () ->
                  stepFunctions.describeExecution(request -> request.executionArn(executionArn))));
    } catch (ExecutionDoesNotExistException e) {
      return Optional.empty();
    }
  }

  /** Whether an execution has not ended. */
  public static boolean isRunning(DescribeExecutionResponse execution) {
    return execution.status() == ExecutionStatus.RUNNING
        || execution.status() == ExecutionStatus.PENDING_REDRIVE;
  }
}

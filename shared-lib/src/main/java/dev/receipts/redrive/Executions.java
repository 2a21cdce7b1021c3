package dev.receipts.redrive;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.aws.ExecutionLookup;
import dev.receipts.json.Json;
import dev.receipts.pipeline.ExecutionInput;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;

/** The executions of the state machine. */
final class Executions {
  private final SfnClient stepFunctions;
  private final String stateMachineArn;
  private final ExecutionLookup lookup;

  Executions(SfnClient stepFunctions, String stateMachineArn) {
    this.stepFunctions = stepFunctions;
    this.stateMachineArn = stateMachineArn;
    this.lookup = new ExecutionLookup(stepFunctions, stateMachineArn);
  }

  static String name(String executionArn) {
    return executionArn.substring(executionArn.lastIndexOf(':') + 1);
  }

  String arn(String name) {
    return lookup.arn(name);
  }

  /** Empty where Step Functions does not know it, or not any more. */
  Optional<DescribeExecutionResponse> find(String executionArn) {
    return lookup.find(executionArn);
  }

  boolean isRunning(String executionArn) {
    return find(executionArn).filter(ExecutionLookup::isRunning).isPresent();
  }

  /**
   * Redrives an execution, once for each failure.
   *
   * @return false when it cannot be redriven, or not any more
   */
  boolean redrive(String executionArn, String failureId) {
    String token = UUID.nameUUIDFromBytes(failureId.getBytes(StandardCharsets.UTF_8)).toString();
    try {
      AwsCalls.call(
          Service.STEP_FUNCTIONS,
          () ->
              stepFunctions.redriveExecution(
                  request -> request.executionArn(executionArn).clientToken(token)));
      return true;
    } catch (ExecutionNotRedrivableException e) {
      return false;
    }
  }

  /**
   * Starts an execution.
   *
   * @return false when there was one of this name before
   */
  boolean start(String name, ExecutionInput input) {
    String json = json(input);
    try {
      AwsCalls.call(
          Service.STEP_FUNCTIONS,
          () ->
              stepFunctions.startExecution(
                  request -> request.stateMachineArn(stateMachineArn).name(name).input(json)));
      return true;
    } catch (ExecutionAlreadyExistsException e) {
      return false;
    }
  }

  /** What an execution had come to. */
  Progress progress(DescribeExecutionResponse execution) {
    return Progress.of(
        execution.input(),
        stepFunctions
            .getExecutionHistoryPaginator(
                request -> request.executionArn(execution.executionArn()).maxResults(1_000))
            .events());
  }

  private static String json(ExecutionInput input) {
    try {
      return Json.mapper().writeValueAsString(input);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An execution's input can always be written as JSON", e);
    }
  }
}

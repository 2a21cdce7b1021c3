package dev.receipts.functions.startexecution;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.document.SourceDocument;
import dev.receipts.json.Json;
import dev.receipts.pipeline.ExecutionInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/** The executions of the state machine, by name. */
final class Executions {
  private static final Pattern STATE_MACHINE_ARN =
      Pattern.compile("(arn:[^:]+:states:[^:]+:[^:]+):stateMachine:([^:]+)(:.+)?");

  private final SfnClient stepFunctions;
  private final String stateMachineArn;
  private final String arnPrefix;

  /** What is known of an execution. */
  enum State {
    RUNNING,
    ENDED,
    UNKNOWN
  }

  /**
   * @throws IllegalStateException when it is not the ARN of a state machine
   */
  Executions(SfnClient stepFunctions, String stateMachineArn) {
    Matcher arn = STATE_MACHINE_ARN.matcher(stateMachineArn);
    if (!arn.matches()) {
      throw new IllegalStateException(
          "STATE_MACHINE_ARN is not the ARN of a state machine: " + stateMachineArn);
    }
    this.stepFunctions = stepFunctions;
    this.stateMachineArn = stateMachineArn;
    this.arnPrefix = arn.group(1) + ":execution:" + arn.group(2) + ":";
  }

  /** The name of a document's execution: a document has one for ever. */
  static String name(SourceDocument document) {
    return document.documentId().value();
  }

  String arn(String name) {
    return arnPrefix + name;
  }

  /**
   * Starts a document's execution.
   *
   * @return false when it was started before. While that one is running with the same input, Step
   *     Functions answers as if it had been started now.
   */
  boolean start(SourceDocument document) {
    try {
      AwsCalls.call(
          Service.STEP_FUNCTIONS,
          () ->
              stepFunctions.startExecution(
                  request ->
                      request
                          .stateMachineArn(stateMachineArn)
                          .name(name(document))
                          .input(json(ExecutionInput.of(document)))));
      return true;
    } catch (ExecutionAlreadyExistsException e) {
      return false;
    }
  }

  State state(String name) {
    try {
      return AwsCalls.call(
                      Service.STEP_FUNCTIONS,
                      () ->
                          stepFunctions.describeExecution(
                              request -> request.executionArn(arn(name))))
                  .stopDate()
              == null
          ? State.RUNNING
          : State.ENDED;
    } catch (ExecutionDoesNotExistException e) {
      return State.UNKNOWN;
    }
  }

  private static String json(ExecutionInput input) {
    try {
      return Json.mapper().writeValueAsString(input);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An execution's input can always be written as JSON", e);
    }
  }
}

package dev.receipts.functions.startexecution;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.aws.ExecutionLookup;
import dev.receipts.document.SourceDocument;
import dev.receipts.json.Json;
import dev.receipts.pipeline.ExecutionInput;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/** The executions of the state machine, by name. */
final class Executions {
  private final SfnClient stepFunctions;
  private final String stateMachineArn;
  private final ExecutionLookup lookup;

  /**
   * @throws IllegalStateException when it is not the ARN of a state machine
   */
  Executions(SfnClient stepFunctions, String stateMachineArn) {
    this.stepFunctions = stepFunctions;
    this.stateMachineArn = stateMachineArn;
    this.lookup = new ExecutionLookup(stepFunctions, stateMachineArn);
  }

  /** The name of a document's execution: a document has one for ever. */
  static String name(SourceDocument document) {
    return document.documentId().value();
  }

  String arn(String name) {
    return lookup.arn(name);
  }

  ExecutionLookup lookup() {
    return lookup;
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

  boolean isRunning(String name) {
    return lookup.find(arn(name)).filter(ExecutionLookup::isRunning).isPresent();
  }

  private static String json(ExecutionInput input) {
    try {
      return Json.mapper().writeValueAsString(input);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An execution's input can always be written as JSON", e);
    }
  }
}

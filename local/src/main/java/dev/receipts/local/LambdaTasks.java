package dev.receipts.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.local.functions.InvocationResult;
import dev.receipts.local.functions.LambdaException;
import dev.receipts.local.functions.LambdaService;
import dev.receipts.local.states.TaskCall;
import dev.receipts.local.states.TaskResult;
import dev.receipts.local.states.TaskRunner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Runs the Task states that invoke functions.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Invoke an
 *     AWS Lambda function with Step Functions</a>
 */
final class LambdaTasks implements TaskRunner {
  private static final String INVOKE = "arn:aws:states:::lambda:invoke";

  private final LambdaService lambda;

  LambdaTasks(LambdaService lambda) {
    this.lambda = lambda;
  }

  @Override
  public CompletableFuture<TaskResult> run(TaskCall call) {
    if (!call.resource().equals(INVOKE)) {
      return CompletableFuture.completedFuture(
          new TaskResult.Failed(
              "States.Runtime",
              "The local stack runs tasks of " + INVOKE + " only, not of " + call.resource()));
    }
    JsonNode payload = call.arguments().path("Payload");
    try {
      return lambda
          .invoke(
              call.arguments().path("FunctionName").asText(),
              payload.isMissingNode() ? JsonNodeFactory.instance.objectNode() : payload)
          .handle((result, failure) -> failure == null ? ended(result) : broken(failure));
    } catch (LambdaException e) {
      return CompletableFuture.completedFuture(refused(e));
    }
  }

  private static TaskResult ended(InvocationResult result) {
    if (result.errorType().isPresent()) {
      return new TaskResult.Failed(result.errorType().get(), result.payload());
    }
    try {
      ObjectNode output = JsonNodeFactory.instance.objectNode();
      output.put("ExecutedVersion", result.executedVersion());
      output.set(
          "Payload",
          result.payload().isBlank()
              ? JsonNodeFactory.instance.nullNode()
              : Json.mapper().readTree(result.payload()));
      output.put("StatusCode", 200);
      return new TaskResult.Succeeded(output);
    } catch (JsonProcessingException e) {
      return new TaskResult.Failed("Lambda.Unknown", "The function's answer is no JSON");
    }
  }

  private static TaskResult broken(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof LambdaException refused
        ? refused(refused)
        : new TaskResult.Failed("Lambda.Unknown", String.valueOf(cause));
  }

  private static TaskResult refused(LambdaException e) {
    return new TaskResult.Failed("Lambda." + e.type(), e.getMessage());
  }
}

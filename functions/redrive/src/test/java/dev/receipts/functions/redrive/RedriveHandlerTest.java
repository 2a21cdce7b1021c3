package dev.receipts.functions.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import dev.receipts.lambda.Environment;
import dev.receipts.redrive.RedriveClients;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class RedriveHandlerTest {
  private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
  private static final Environment ENVIRONMENT =
      new Environment(
          Map.of(
              "STATE_MACHINE_ARN", "arn:aws:states:eu-central-1:123456789012:stateMachine:pipeline",
              "DEAD_LETTER_QUEUE_URL", "https://sqs.example/dead-letter",
              "QUARANTINE_QUEUE_URL", "https://sqs.example/quarantine",
              "RESULTS_BUCKET", "results",
              "DOCUMENTS_TABLE", "documents",
              "ADMISSION_TABLE", "admission",
              "IN_FLIGHT_LIMIT", "2",
              "MAXIMUM_REDRIVES", "5"));
  private static final String MESSAGE =
      """
      {"failureId": "f1", "documentId": "6c1f2f0f5b7f4a0d9b1f3c2e8a7d6b54", "bucket": "inbox",
       "key": "a.jpg", "size": 7, "stage": "StoreReceipts", "kind": "TRANSIENT",
       "error": "dev.receipts.error.DatabaseThrottledException", "message": "m", "advice": "a",
       "attempts": 1, "firstFailure": "2026-01-15T09:00:00Z", "lastFailure": "2026-01-15T09:00:00Z",
       "executionArn": "arn:aws:states:eu-central-1:123456789012:execution:pipeline:6c1f2f0f5b7f4a0d9b1f3c2e8a7d6b54",
       "redriveCount": 0, "consoleLink": "https://", "reusable": {"job": {"jobId": "j",
       "mode": "EXPENSE", "pages": 3, "startedAt": "2026-01-15T08:59:00Z", "ageSeconds": 60,
       "keptUntil": "2026-01-22T08:59:00Z"}, "manifestKey": "documents/m"}}
      """;

  private final SfnClient stepFunctions = mock(SfnClient.class, CALLS_REAL_METHODS);
  private final SqsClient sqs = mock(SqsClient.class, CALLS_REAL_METHODS);
  private final DynamoDbClient dynamo = mock(DynamoDbClient.class, CALLS_REAL_METHODS);
  private final Context context = mock(Context.class);
  private final RedriveHandler handler =
      new RedriveHandler(
          ENVIRONMENT,
          new RedriveClients(stepFunctions, sqs, dynamo, mock(S3Client.class)),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeEach
  void oneFailureInTheQueue() {
    when(context.getRemainingTimeInMillis()).thenReturn(900_000);
    doReturn(
            ReceiveMessageResponse.builder()
                .messages(
                    Message.builder().messageId("m1").receiptHandle("h1").body(MESSAGE).build())
                .build(),
            ReceiveMessageResponse.builder().build())
        .when(sqs)
        .receiveMessage(any(ReceiveMessageRequest.class));
    doReturn(ChangeMessageVisibilityBatchResponse.builder().build())
        .when(sqs)
        .changeMessageVisibilityBatch(any(ChangeMessageVisibilityBatchRequest.class));
    doReturn(DeleteMessageResponse.builder().build())
        .when(sqs)
        .deleteMessage(any(DeleteMessageRequest.class));
    doReturn(GetItemResponse.builder().build()).when(dynamo).getItem(any(GetItemRequest.class));
    doReturn(UpdateItemResponse.builder().build())
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
    doReturn(
            DescribeExecutionResponse.builder()
                .status(ExecutionStatus.FAILED)
                .redriveStatus(ExecutionRedriveStatus.REDRIVABLE)
                .redriveCount(0)
                .build())
        .when(stepFunctions)
        .describeExecution(any(DescribeExecutionRequest.class));
    doReturn(RedriveExecutionResponse.builder().redriveDate(NOW).build())
        .when(stepFunctions)
        .redriveExecution(any(RedriveExecutionRequest.class));
  }

  @Test
  void redrivesWhatTheSampleEventAsksFor() throws IOException {
    JsonNode answer = run(Files.readString(Path.of("../../events/redrive.json")));

    assertThat(answer.at("/plan/resumesAt/StoreReceipts").asInt()).isEqualTo(1);
    assertThat(answer.at("/plan/pagesBilledAgain").asInt()).isZero();
    assertThat(answer.at("/result/counts/REDRIVEN").asInt()).isEqualTo(1);
    verify(stepFunctions).redriveExecution(any(RedriveExecutionRequest.class));
    verify(sqs).deleteMessage(any(DeleteMessageRequest.class));
  }

  @Test
  void aDryRunAnswersWithThePlanAndChangesNothing() throws IOException {
    JsonNode answer = run("{\"all\": true, \"dryRun\": true}");

    assertThat(answer.at("/plan/redriven").asInt()).isEqualTo(1);
    assertThat(answer.has("result")).isFalse();
    verify(sqs).changeMessageVisibilityBatch(any(ChangeMessageVisibilityBatchRequest.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | Say which failures",
        "{\"all\": true, \"causes\": [\"X\"]} | Say which failures",
        "{\"all\": true, \"reason\": \"r\"} | requestedBy",
        "{\"all\": true, \"requestedBy\": \"x\"} | reason"
      })
  void refusesAnUnclearRequestBeforeItTouchesAnything(String request, String complaint) {
    assertThatThrownBy(() -> run(request)).hasMessageContaining(complaint);

    verifyNoInteractions(sqs, stepFunctions);
  }

  private JsonNode run(String request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)), answer, context);
    return Json.mapper().readTree(answer.toByteArray());
  }
}

package dev.receipts.functions.deadletter;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import dev.receipts.lambda.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** What the tests of both handlers need. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-01-15T09:31:21Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final Environment ENVIRONMENT =
      new Environment(
          Map.of(
              "DEAD_LETTER_QUEUE_URL", "https://sqs.example/dead-letter",
              "DOCUMENTS_TABLE", "documents",
              "ADMISSION_TABLE", "admission",
              "IN_FLIGHT_LIMIT", "50",
              "BREAKER_THRESHOLD", "5",
              "BREAKER_WINDOW_SECONDS", "120",
              "BREAKER_PROBE_SECONDS", "60"));

  private Samples() {}

  static String event(String name) throws IOException {
    return Files.readString(Path.of("../../events", name));
  }

  static DynamoDbClient dynamo() {
    // The methods that take a Consumer delegate to those that take a request; those are stubbed.
    return mock(DynamoDbClient.class, CALLS_REAL_METHODS);
  }

  static SqsClient sqs() {
    SqsClient sqs = mock(SqsClient.class, CALLS_REAL_METHODS);
    doReturn(SendMessageResponse.builder().messageId("message-1").build())
        .when(sqs)
        .sendMessage(any(SendMessageRequest.class));
    return sqs;
  }

  /** A row of the ledger with a failure in it. */
  static Map<String, AttributeValue> failedRow(String failureId) {
    Map<String, AttributeValue> row = new HashMap<>();
    row.put("Status", AttributeValue.fromS("FAILED"));
    row.put("FailureID", AttributeValue.fromS(failureId));
    row.put("Attempts", AttributeValue.fromN("2"));
    row.put("FirstFailure", AttributeValue.fromS("2026-01-14T08:00:00.000Z"));
    row.put("LastFailure", AttributeValue.fromS("2026-01-15T09:31:20.000Z"));
    return row;
  }

  static UpdateItemResponse updated(Map<String, AttributeValue> row) {
    return UpdateItemResponse.builder().attributes(row).build();
  }

  static ConditionalCheckFailedException refused(Map<String, AttributeValue> row) {
    return ConditionalCheckFailedException.builder().item(row).build();
  }
}

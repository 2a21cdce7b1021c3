package dev.receipts.functions.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.error.DatabaseThrottledException;
import dev.receipts.error.DocumentDeadLetteredException;
import dev.receipts.error.DocumentNotAdmittedException;
import dev.receipts.error.RowDamagedException;
import dev.receipts.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

class DeadLetterHandlerTest {
  private static final String FAILURE_ID = "8a5c0f3e-0f8d-4c1b-9c55-0d3c1a1f7b11";

  private final DynamoDbClient dynamo = Samples.dynamo();
  private final SqsClient sqs = Samples.sqs();
  private final DeadLetterHandler handler =
      new DeadLetterHandler(Samples.ENVIRONMENT, dynamo, sqs, Samples.CLOCK);

  @BeforeEach
  void nobodyIsInProgress() {
    doReturn(GetItemResponse.builder().build()).when(dynamo).getItem(any(GetItemRequest.class));
  }

  @Test
  void tellsAllThatIsNeededToUnderstandAFailureAndToRedriveIt() throws IOException {
    doReturn(Samples.updated(Samples.failedRow(FAILURE_ID)))
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));

    assertThatThrownBy(() -> run(Samples.event("dead-letter.json")))
        .isInstanceOf(DocumentDeadLetteredException.class);

    JsonNode message = sentMessage();
    assertThat(message.get("documentId").asText()).isEqualTo("6c1f2f0f5b7f4a0d9b1f3c2e8a7d6b54");
    assertThat(message.get("bucket").asText()).isEqualTo("receipts-inbox");
    assertThat(message.get("key").asText()).isEqualTo("2026/Café Morgenrot + Garten 100%.jpg");
    assertThat(message.get("versionId").asText()).isEqualTo("096fKKXTRTtl3on89fVO.nfljtsv6qko");
    assertThat(message.get("size").asLong()).isEqualTo(183402);
    assertThat(message.get("stage").asText()).isEqualTo("CollectTextract");
    assertThat(message.get("error").asText())
        .isEqualTo("dev.receipts.error.TextractJobFailedException");
    assertThat(message.get("kind").asText()).isEqualTo("PERMANENT");
    assertThat(message.get("message").asText())
        .isEqualTo("Textract ended the job without a result.");
    assertThat(message.get("advice").asText()).startsWith("Redrive once");
    assertThat(message.get("attempts").asInt()).isEqualTo(2);
    assertThat(message.get("firstFailure").asText()).isEqualTo("2026-01-14T08:00:00Z");
    assertThat(message.get("lastFailure").asText()).isEqualTo("2026-01-15T09:31:20Z");
    assertThat(message.get("consoleLink").asText())
        .isEqualTo(
            "https://eu-central-1.console.aws.amazon.com/states/home?region=eu-central-1#/v2/executions/details/"
                + message.get("executionArn").asText());
    assertThat(message.at("/reusable/job/ageSeconds").asLong()).isEqualTo(65);
    assertThat(message.at("/reusable/job/keptUntil").asText()).isEqualTo("2026-01-22T09:30:16Z");
  }

  @Test
  void failsTheExecutionWithTheRealError() throws IOException {
    doReturn(Samples.updated(Samples.failedRow(FAILURE_ID)))
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
    String event = Samples.event("dead-letter.json");

    Throwable thrown = catchThrowable(() -> run(event));

    JsonNode cause = Json.mapper().readTree(thrown.getMessage());
    assertThat(cause.get("error").asText())
        .isEqualTo("dev.receipts.error.TextractJobFailedException");
    assertThat(cause.get("message").asText()).isEqualTo("Textract ended the job without a result.");
    assertThat(cause.get("stage").asText()).isEqualTo("CollectTextract");
    assertThat(cause.get("documentId").asText()).isEqualTo("6c1f2f0f5b7f4a0d9b1f3c2e8a7d6b54");
  }

  @Test
  void sendsNoSecondMessageWhenLambdaRepeatsTheFailure() throws IOException {
    Map<String, AttributeValue> row = Samples.failedRow(FAILURE_ID);
    row.put("DeadLetteredFailureID", AttributeValue.fromS(FAILURE_ID));
    doThrow(Samples.refused(row)).when(dynamo).updateItem(any(UpdateItemRequest.class));
    String event = Samples.event("dead-letter.json");

    assertThatThrownBy(() -> run(event)).isInstanceOf(DocumentDeadLetteredException.class);

    verify(sqs, never()).sendMessage(any(SendMessageRequest.class));
  }

  @Test
  void sendsTheMessageWhenAnAttemptDiedBetweenRecordingAndSending() throws IOException {
    doThrow(Samples.refused(Samples.failedRow(FAILURE_ID)))
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
    String event = Samples.event("dead-letter.json");

    assertThatThrownBy(() -> run(event)).isInstanceOf(DocumentDeadLetteredException.class);

    verify(sqs).sendMessage(any(SendMessageRequest.class));
  }

  @Test
  void sendsTheMessageEvenWhenSomebodyMadeTheRowUnreadable() throws IOException {
    Map<String, AttributeValue> row = Samples.failedRow("another");
    row.put("RunOrder", AttributeValue.fromN("7"));
    doThrow(Samples.refused(row)).when(dynamo).updateItem(any(UpdateItemRequest.class));
    String event = Samples.event("dead-letter.json");

    assertThatThrownBy(() -> run(event))
        .isInstanceOf(RowDamagedException.class)
        .hasMessageContaining("RunOrder")
        .hasMessageContaining("in CollectTextract with dev.receipts.error.TextractJobFailed");

    assertThat(sentMessage().get("error").asText())
        .isEqualTo("dev.receipts.error.TextractJobFailedException");
  }

  @Test
  void sendsTheMessageEvenWhenDynamoDbCannotCountOnInTheRow() throws IOException {
    doThrow(
            DynamoDbException.builder()
                .awsErrorDetails(
                    AwsErrorDetails.builder()
                        .errorCode("ValidationException")
                        .errorMessage("An operand in the update expression has an incorrect type")
                        .build())
                .build())
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
    String event = Samples.event("dead-letter.json");

    assertThatThrownBy(() -> run(event))
        .isInstanceOf(RowDamagedException.class)
        .hasMessageContaining("cannot be written: An operand");

    verify(sqs).sendMessage(any(SendMessageRequest.class));
  }

  @Test
  void sendsNothingWhenANewerRunIsInChargeOfTheDocument() throws IOException {
    doThrow(Samples.refused(Samples.failedRow("another")))
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
    String event = Samples.event("dead-letter.json");

    assertThatThrownBy(() -> run(event)).isInstanceOf(DocumentDeadLetteredException.class);

    verify(sqs, never()).sendMessage(any(SendMessageRequest.class));
  }

  @Test
  void doesNotFailWhenTheMessageIsSentAndOnlyTheNoteAboutItIsMissing() throws IOException {
    doReturn(Samples.updated(Samples.failedRow(FAILURE_ID)))
        .doThrow(throttled())
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
    String event = Samples.event("dead-letter.json");

    assertThatThrownBy(() -> run(event)).isInstanceOf(DocumentDeadLetteredException.class);
  }

  @Test
  void failsAsThrottledWhenTheFailureCannotBeRecordedSoThatTheStateIsRetried() throws IOException {
    doThrow(throttled()).when(dynamo).updateItem(any(UpdateItemRequest.class));
    String event = Samples.event("dead-letter.json");

    assertThatThrownBy(() -> run(event)).isInstanceOf(DatabaseThrottledException.class);

    verify(sqs, never()).sendMessage(any(SendMessageRequest.class));
  }

  @Test
  void answersARedriveWithTheStageToGoOnAt() throws IOException {
    doReturn(Samples.updated(Map.of())).when(dynamo).updateItem(any(UpdateItemRequest.class));

    String answer =
        run(
            Samples.event("dead-letter.json")
                .replaceFirst("\"redriveCount\": 0", "\"redriveCount\": 1")
                .replace("TextractJobFailedException", "StorageThrottledException"));

    assertThat(answer).isEqualTo("{\"stage\":\"CollectTextract\"}");
    verify(sqs, never()).sendMessage(any(SendMessageRequest.class));
  }

  @Test
  void letsARedriveWaitThatIsNotAdmitted() throws IOException {
    doThrow(Samples.refused(Map.of("leases", AttributeValue.fromM(Map.of()))))
        .when(dynamo)
        .updateItem(argThat((UpdateItemRequest request) -> isAdmission(request)));
    String event =
        Samples.event("dead-letter.json")
            .replaceFirst("\"redriveCount\": 0", "\"redriveCount\": 1");

    assertThatThrownBy(() -> run(event))
        .isInstanceOf(DocumentNotAdmittedException.class)
        .hasMessageContaining("admission show");

    verify(dynamo, never())
        .updateItem(argThat((UpdateItemRequest request) -> !isAdmission(request)));
  }

  private static boolean isAdmission(UpdateItemRequest request) {
    return request != null && request.tableName().equals("admission");
  }

  private static DynamoDbException throttled() {
    return (DynamoDbException)
        DynamoDbException.builder()
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("ThrottlingException").build())
            .statusCode(400)
            .build();
  }

  private JsonNode sentMessage() throws IOException {
    ArgumentCaptor<SendMessageRequest> request = ArgumentCaptor.forClass(SendMessageRequest.class);
    verify(sqs).sendMessage(request.capture());
    assertThat(request.getValue().queueUrl()).isEqualTo("https://sqs.example/dead-letter");
    return Json.mapper().readTree(request.getValue().messageBody());
  }

  private String run(String event) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
    return answer.toString(StandardCharsets.UTF_8);
  }
}

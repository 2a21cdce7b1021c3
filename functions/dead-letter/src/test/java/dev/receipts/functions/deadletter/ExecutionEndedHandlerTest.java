package dev.receipts.functions.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import dev.receipts.pipeline.Run;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

class ExecutionEndedHandlerTest {
  private static final String NAME = "6c1f2f0f5b7f4a0d9b1f3c2e8a7d6b54";

  private final DynamoDbClient dynamo = Samples.dynamo();
  private final SqsClient sqs = Samples.sqs();
  private final ExecutionEndedHandler handler =
      new ExecutionEndedHandler(Samples.ENVIRONMENT, dynamo, sqs, Samples.CLOCK);

  @BeforeEach
  void anEmptyLedger() {
    doReturn(GetItemResponse.builder().build()).when(dynamo).getItem(any(GetItemRequest.class));
    doReturn(Samples.updated(Samples.failedRow("any")))
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
  }

  @Test
  void recordsAndTellsOfAnExecutionThatTimedOut() throws IOException {
    assertThat(run(Samples.event("execution-ended.json"))).isEqualTo("{\"deadLettered\":true}");

    JsonNode message = sentMessage();
    assertThat(message.get("error").asText()).isEqualTo("Execution.TimedOut");
    assertThat(message.get("kind").asText()).isEqualTo("TRANSIENT");
    assertThat(message.get("message").asText())
        .isEqualTo("The execution took longer than the state machine allows.");
    assertThat(message.get("documentId").asText()).isEqualTo(NAME);
    assertThat(message.has("stage")).isFalse();
    assertThatTheLeaseIsGivenBack();
  }

  @Test
  void givesTheLeaseOfAnExecutionBackThatSucceededAndSendsNothing() throws IOException {
    assertThat(run(Samples.event("execution-ended.json").replace("TIMED_OUT", "SUCCEEDED")))
        .isEqualTo("{\"deadLettered\":false}");

    assertThatTheLeaseIsGivenBack();
    verify(sqs, never()).sendMessage(any(SendMessageRequest.class));
  }

  @Test
  void leavesWhatTheDeadLetterStateRecordedToIt() throws IOException {
    run(
        Samples.event("execution-ended.json")
            .replace("TIMED_OUT", "FAILED")
            .replace(
                "\"error\": null",
                "\"error\": \"dev.receipts.error.DocumentDeadLetteredException\""));

    assertThatTheLeaseIsGivenBack();
    verify(sqs, never()).sendMessage(any(SendMessageRequest.class));
  }

  @Test
  void tellsOfAnEndThoughSomebodyMadeTheRowUnreadable() throws IOException {
    aDamagedRow();

    assertThat(run(Samples.event("execution-ended.json"))).isEqualTo("{\"deadLettered\":true}");

    assertThat(sentMessage().get("error").asText()).isEqualTo("Execution.TimedOut");
    assertThatTheLeaseIsGivenBack();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DocumentDeadLetteredException", "RowDamagedException"})
  void leavesWhatTheDeadLetterStateToldToItWhereTheRowCannotBeRead(String error)
      throws IOException {
    aDamagedRow();

    run(
        Samples.event("execution-ended.json")
            .replace("TIMED_OUT", "FAILED")
            .replace("\"error\": null", "\"error\": \"dev.receipts.error." + error + "\""));

    verify(sqs, never()).sendMessage(any(SendMessageRequest.class));
  }

  private void aDamagedRow() {
    Map<String, AttributeValue> row = Samples.failedRow("any");
    row.put("Attempts", AttributeValue.fromS("many"));
    doReturn(GetItemResponse.builder().item(row).build())
        .when(dynamo)
        .getItem(any(GetItemRequest.class));
    doReturn(Samples.updated(row)).when(dynamo).updateItem(any(UpdateItemRequest.class));
  }

  @Test
  void recordsAFailureThatTheDefinitionItselfCaused() throws IOException {
    run(
        Samples.event("execution-ended.json")
            .replace("TIMED_OUT", "FAILED")
            .replace("\"error\": null", "\"error\": \"States.Runtime\""));

    assertThat(sentMessage().get("error").asText()).isEqualTo("States.Runtime");
  }

  @Test
  void tellsOfAFailureOnlyOnceWhenTheDeadLetterStateHadToldAlready() throws IOException {
    Run run = new Run("any", Instant.ofEpochMilli(1768469414002L), 0);
    Map<String, AttributeValue> row = Samples.failedRow("from-the-catcher");
    row.put("DeadLetteredFailureID", AttributeValue.fromS("from-the-catcher"));
    row.put("RunOrder", AttributeValue.fromS(run.order()));
    doReturn(GetItemResponse.builder().item(row).build())
        .when(dynamo)
        .getItem(any(GetItemRequest.class));

    assertThat(run(Samples.event("execution-ended.json"))).isEqualTo("{\"deadLettered\":false}");
  }

  @Test
  void tellsOfAFailureThatTheDeadLetterStateRecordedAndCouldNotTell() throws IOException {
    Run run = new Run("any", Instant.ofEpochMilli(1768469414002L), 0);
    Map<String, AttributeValue> row = Samples.failedRow("from-the-catcher");
    row.put("Error", AttributeValue.fromS("dev.receipts.error.TooManyPagesException"));
    row.put("Stage", AttributeValue.fromS("StartTextract"));
    row.put("RunOrder", AttributeValue.fromS(run.order()));
    doReturn(GetItemResponse.builder().item(row).build())
        .when(dynamo)
        .getItem(any(GetItemRequest.class));

    assertThat(
            run(
                Samples.event("execution-ended.json")
                    .replace("TIMED_OUT", "FAILED")
                    .replace(
                        "\"error\": null",
                        "\"error\": \"dev.receipts.error.DocumentDeadLetteredException\"")))
        .isEqualTo("{\"deadLettered\":true}");

    JsonNode message = sentMessage();
    assertThat(message.get("failureId").asText()).isEqualTo("from-the-catcher");
    assertThat(message.get("error").asText()).isEqualTo("dev.receipts.error.TooManyPagesException");
    assertThat(message.get("stage").asText()).isEqualTo("StartTextract");
  }

  @Test
  void givesTheLeaseBackEvenWhenTheInputNamesNoDocument() throws IOException {
    run(Samples.event("execution-ended.json").replaceFirst("\"input\": \".*\"", "\"input\": null"));

    assertThatTheLeaseIsGivenBack();
    verify(sqs, never()).sendMessage(any(SendMessageRequest.class));
  }

  @Test
  void doesNotMindALeaseThatIsGone() throws IOException {
    doThrow(Samples.refused(Map.of()))
        .when(dynamo)
        .updateItem(
            argThat((UpdateItemRequest request) -> request.tableName().equals("admission")));

    assertThat(run(Samples.event("execution-ended.json"))).isEqualTo("{\"deadLettered\":true}");
  }

  private void assertThatTheLeaseIsGivenBack() {
    verify(dynamo)
        .updateItem(
            argThat(
                (UpdateItemRequest request) ->
                    request.tableName().equals("admission")
                        && request.updateExpression().startsWith("REMOVE")
                        && request.expressionAttributeNames().containsValue(NAME)));
  }

  private JsonNode sentMessage() throws IOException {
    ArgumentCaptor<SendMessageRequest> request = ArgumentCaptor.forClass(SendMessageRequest.class);
    verify(sqs).sendMessage(request.capture());
    return Json.mapper().readTree(request.getValue().messageBody());
  }

  private String run(String event) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
    return answer.toString(StandardCharsets.UTF_8);
  }
}

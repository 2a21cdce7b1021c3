package dev.receipts.functions.startexecution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.atMost;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.receipts.admission.Admission;
import dev.receipts.document.DocumentId;
import dev.receipts.document.SourceDocument;
import dev.receipts.json.Json;
import dev.receipts.lambda.Environment;
import dev.receipts.ledger.Ledger;
import dev.receipts.pipeline.ExecutionInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.ArgumentMatcher;
import org.mockito.InOrder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

class StartExecutionHandlerTest {
  private static final Instant NOW = Instant.parse("2026-01-15T09:30:14Z");
  private static final ArgumentMatcher<UpdateItemRequest> TAKE =
      request -> changes(request, "SET leases.#execution");
  private static final ArgumentMatcher<UpdateItemRequest> RELEASE =
      request -> changes(request, "REMOVE leases.#execution");

  // The methods that take a Consumer delegate to those that take a request; those are stubbed.
  private final DynamoDbClient dynamo = mock(DynamoDbClient.class, CALLS_REAL_METHODS);
  private final SfnClient stepFunctions = mock(SfnClient.class, CALLS_REAL_METHODS);
  private final SqsClient sqs = mock(SqsClient.class, CALLS_REAL_METHODS);
  private final StartExecutionHandler handler =
      new StartExecutionHandler(
          new Environment(
              Map.of(
                  "STATE_MACHINE_ARN",
                  "arn:aws:states:eu-central-1:123456789012:stateMachine:pipeline",
                  "ADMISSION_TABLE",
                  "admission",
                  "DOCUMENTS_TABLE",
                  "documents",
                  "IN_FLIGHT_LIMIT",
                  "2",
                  "INGEST_QUEUE_URL",
                  "https://sqs.example/ingest",
                  "DEFERRAL_SECONDS",
                  "30")),
          dynamo,
          stepFunctions,
          sqs,
          Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeEach
  void everythingSucceeds() {
    doReturn(GetItemResponse.builder().build()).when(dynamo).getItem(any(GetItemRequest.class));
    rows(List.of());
    doReturn(UpdateItemResponse.builder().build())
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
    doReturn(StartExecutionResponse.builder().build())
        .when(stepFunctions)
        .startExecution(any(StartExecutionRequest.class));
    doReturn(SendMessageBatchResponse.builder().build())
        .when(sqs)
        .sendMessageBatch(any(SendMessageBatchRequest.class));
    doReturn(GetQueueAttributesResponse.builder().build())
        .when(sqs)
        .getQueueAttributes(any(GetQueueAttributesRequest.class));
  }

  @Test
  void startsAnExecutionForTheSampleEventAsTheManagedRuntimeReadsIt() throws IOException {
    SQSEvent event = sampleEvent();

    SQSBatchResponse answer = handler.handleRequest(event, null);

    assertThat(answer.getBatchItemFailures()).isEmpty();
    StartExecutionRequest started = started();
    ExecutionInput input = Json.mapper().readValue(started.input(), ExecutionInput.class);
    assertThat(input.document().key()).isEqualTo("2026/Café Morgenrot + Garten 100%.jpg");
    assertThat(input.document().documentId())
        .isEqualTo(
            DocumentId.of(
                "receipts-inbox",
                "2026/Café Morgenrot + Garten 100%.jpg",
                "096fKKXTRTtl3on89fVO.nfljtsv6qko"));
    assertThat(started.name()).isEqualTo(input.document().documentId().value());
  }

  @Test
  void answersInTheFormThatSqsUnderstands() throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream();

    LambdaEventSerializers.serializerFor(
            SQSBatchResponse.class, Thread.currentThread().getContextClassLoader())
        .toJson(handler.handleRequest(messages("no event"), null), json);

    assertThat(json.toString(StandardCharsets.UTF_8))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"message-0\"}]}");
  }

  @Test
  void takesTheLeaseThenWritesTheRowThenStarts() {
    handler.handleRequest(messages(S3EventTest.event("a.jpg")), null);

    InOrder order = inOrder(dynamo, stepFunctions);
    order.verify(dynamo).updateItem(argThat(TAKE));
    order
        .verify(dynamo)
        .updateItem(
            argThat((UpdateItemRequest request) -> request.tableName().equals("documents")));
    order.verify(stepFunctions).startExecution(any(StartExecutionRequest.class));
  }

  @Test
  void startsOneExecutionForEachRecordOfAMessage() {
    String two =
        S3EventTest.event("a.jpg").replace("]}", "")
            + ","
            + S3EventTest.event("b.jpg").replace("{\"Records\":[", "");

    handler.handleRequest(messages(two), null);

    verify(stepFunctions, times(2)).startExecution(any(StartExecutionRequest.class));
  }

  @Test
  void reportsOnlyTheMessageThatFailed() {
    SQSBatchResponse answer =
        handler.handleRequest(messages(S3EventTest.event("a.jpg"), "no event"), null);

    assertThat(answer.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("message-1");
    verify(stepFunctions).startExecution(any(StartExecutionRequest.class));
  }

  @Test
  void acceptsASecondEventOfARunningExecutionAndKeepsItsLease() {
    startedBefore();
    describe(DescribeExecutionResponse.builder().status("RUNNING").build());

    assertThat(accept("a.jpg").getBatchItemFailures()).isEmpty();

    verify(dynamo, never()).updateItem(argThat(RELEASE));
  }

  @Test
  void givesTheLeaseBackThatALateEventTookAfterTheExecutionHadEnded() {
    startedBefore();
    describe(DescribeExecutionResponse.builder().status("SUCCEEDED").stopDate(NOW).build());

    assertThat(accept("a.jpg").getBatchItemFailures()).isEmpty();

    verify(dynamo).updateItem(argThat(RELEASE));
  }

  @Test
  void readsWhatIsKnownOfAWholeBatchAtOnce() {
    List<String> keys = IntStream.range(0, 10).mapToObj(i -> i + ".jpg").toList();

    assertThat(handler.handleRequest(uploadsOf(keys), null).getBatchItemFailures()).isEmpty();

    assertThat(reads())
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.consistentRead()).isTrue();
              assertThat(read.keys())
                  .containsExactlyElementsOf(
                      keys.stream()
                          .map(key -> row(key, "STORED").get("DocumentID"))
                          .map(id -> Map.of("DocumentID", id))
                          .toList());
            });
    verify(dynamo, never()).getItem(any(GetItemRequest.class));
    verify(stepFunctions, times(10)).startExecution(any(StartExecutionRequest.class));
  }

  @Test
  void readsAHundredRowsAtOnceAndNoMore() {
    List<String> keys = IntStream.range(0, 101).mapToObj(i -> i + ".jpg").toList();

    assertThat(handler.handleRequest(uploadsOf(keys), null).getBatchItemFailures()).isEmpty();

    assertThat(reads()).extracting(read -> read.keys().size()).containsExactly(100, 1);
    verify(stepFunctions, times(101)).startExecution(any(StartExecutionRequest.class));
  }

  @Test
  void readsNothingWhereNothingWasUploaded() {
    String test = "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}";

    assertThat(handler.handleRequest(messages(test), null).getBatchItemFailures()).isEmpty();

    verify(dynamo, never()).batchGetItem(any(BatchGetItemRequest.class));
  }

  @Test
  void acceptsADocumentThatIsInABatchTwice() {
    doReturn(StartExecutionResponse.builder().build())
        .doThrow(ExecutionAlreadyExistsException.builder().build())
        .when(stepFunctions)
        .startExecution(any(StartExecutionRequest.class));
    describe(DescribeExecutionResponse.builder().status("RUNNING").build());

    assertThat(
            handler
                .handleRequest(uploadsOf(List.of("a.jpg", "a.jpg")), null)
                .getBatchItemFailures())
        .isEmpty();

    // DynamoDB refuses to read a key twice.
    assertThat(reads()).singleElement().satisfies(read -> assertThat(read.keys()).hasSize(1));
    verify(dynamo, never()).updateItem(argThat(RELEASE));
  }

  @Test
  void reportsOnlyTheMessageWhoseRowCannotBeRead() {
    rows(List.of(row("a.jpg", "LOST"), row("b.jpg", "STORED")));

    SQSBatchResponse answer =
        handler.handleRequest(uploadsOf(List.of("a.jpg", "b.jpg", "c.jpg")), null);

    assertThat(answer.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("message-0");
    assertThat(started().name()).isEqualTo(row("c.jpg", "ACCEPTED").get("DocumentID").s());
  }

  @Test
  void isNotDoneWithAnyUploadWhenTheRowsCannotBeRead() {
    doThrow(SdkClientException.create("Connection refused"))
        .when(dynamo)
        .batchGetItem(any(BatchGetItemRequest.class));
    String test = "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}";

    SQSBatchResponse answer =
        handler.handleRequest(
            messages(S3EventTest.event("a.jpg"), test, S3EventTest.event("b.jpg"), "no event"),
            null);

    assertThat(answer.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactlyInAnyOrder("message-0", "message-2", "message-3");
    verify(dynamo).batchGetItem(any(BatchGetItemRequest.class));
    verify(dynamo, never()).updateItem(any(UpdateItemRequest.class));
    verify(stepFunctions, never()).startExecution(any(StartExecutionRequest.class));
  }

  @Test
  void needsNoLeaseForADocumentThatIsKnownToBeFurther() {
    rows(List.of(row("a.jpg", "STORED")));

    assertThat(accept("a.jpg").getBatchItemFailures()).isEmpty();

    verify(dynamo, never()).updateItem(any(UpdateItemRequest.class));
    verify(stepFunctions, never()).startExecution(any(StartExecutionRequest.class));
  }

  @Test
  void sendsAnUploadThatIsNotAdmittedToTheQueueAgainAndIsDoneWithItsMessage() {
    doThrow(ConditionalCheckFailedException.builder().build())
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));

    assertThat(accept("Caf%C3%A9+1.jpg").getBatchItemFailures()).isEmpty();

    verify(stepFunctions, never()).startExecution(any(StartExecutionRequest.class));
    SendMessageBatchRequest sent = sentAgain();
    assertThat(sent.queueUrl()).isEqualTo("https://sqs.example/ingest");
    assertThat(sent.entries())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.delaySeconds()).isEqualTo(30);
              assertThat(S3Event.uploads(message.messageBody()).get(0).document().key())
                  .isEqualTo("Café 1.jpg");
            });
  }

  @Test
  void asksNoFurtherForABatchOnceOneUploadWasNotAdmitted() {
    doThrow(ConditionalCheckFailedException.builder().build())
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
    String[] events =
        IntStream.range(0, 10)
            .mapToObj(i -> S3EventTest.event("%d.jpg".formatted(i)))
            .toArray(String[]::new);

    assertThat(handler.handleRequest(messages(events), null).getBatchItemFailures()).isEmpty();

    assertThat(sentAgain().entries()).hasSize(10);
    // Refused, then perhaps the item was missing, then the claim of a repair; once for all ten.
    verify(dynamo, atMost(4)).updateItem(any(UpdateItemRequest.class));
  }

  @Test
  void tellsAPausedAdmissionFromAFullOne() {
    Map<String, AttributeValue> paused =
        Map.of(
            "leases", AttributeValue.fromM(Map.of()),
            "pause", AttributeValue.fromM(Map.of("by", AttributeValue.fromS("ops"))));
    doThrow(ConditionalCheckFailedException.builder().item(paused).build())
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
    Acceptance acceptance = acceptance();
    SourceDocument document = S3Event.uploads(S3EventTest.event("a.jpg")).getFirst().document();

    Ledger.Rows rows = acceptance.known(List.of(document));
    assertThat(acceptance.accept(document, rows, true)).isEqualTo(Acceptance.Outcome.PAUSED);
    assertThat(acceptance.accept(document, rows, false)).isEqualTo(Acceptance.Outcome.NOT_ADMITTED);
  }

  @Test
  void putsAnUploadOffUntilTheBreakerProbesAgain() {
    Map<String, AttributeValue> paused =
        Map.of(
            "leases",
            AttributeValue.fromM(Map.of()),
            "breaker",
            AttributeValue.fromM(
                Map.of(
                    "service", AttributeValue.fromS("TEXTRACT"),
                    "since", seconds(NOW),
                    "trips", AttributeValue.fromN("1"),
                    "probeAt", seconds(NOW.plusSeconds(120)))));
    doThrow(ConditionalCheckFailedException.builder().item(paused).build())
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
    doReturn(GetItemResponse.builder().item(paused).build())
        .when(dynamo)
        .getItem(
            argThat(
                (GetItemRequest request) ->
                    request != null && request.tableName().equals("admission")));

    assertThat(accept("a.jpg").getBatchItemFailures()).isEmpty();

    assertThat(sentAgain().entries())
        .singleElement()
        .satisfies(message -> assertThat(message.delaySeconds()).isEqualTo(120));
  }

  private Acceptance acceptance() {
    return new Acceptance(
        new Admission(dynamo, "admission"),
        2,
        new Ledger(dynamo, "documents"),
        new Executions(
            stepFunctions, "arn:aws:states:eu-central-1:123456789012:stateMachine:pipeline"),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void isNotDoneWithTheMessagesThatTheQueueDoesNotTakeAgain() {
    doThrow(ConditionalCheckFailedException.builder().build())
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
    doReturn(
            SendMessageBatchResponse.builder()
                .failed(BatchResultErrorEntry.builder().id("1").build())
                .build())
        .when(sqs)
        .sendMessageBatch(any(SendMessageBatchRequest.class));

    SQSBatchResponse answer =
        handler.handleRequest(
            messages(S3EventTest.event("a.jpg"), S3EventTest.event("b.jpg")), null);

    assertThat(answer.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("message-1");
  }

  @Test
  void isNotDoneWithAnyMessageWhenTheQueueCannotBeReached() {
    doThrow(ConditionalCheckFailedException.builder().build())
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
    doThrow(SdkClientException.create("Connection refused"))
        .when(sqs)
        .sendMessageBatch(any(SendMessageBatchRequest.class));

    SQSBatchResponse answer =
        handler.handleRequest(
            messages(S3EventTest.event("a.jpg"), S3EventTest.event("b.jpg")), null);

    assertThat(answer.getBatchItemFailures()).hasSize(2);
  }

  private SendMessageBatchRequest sentAgain() {
    ArgumentCaptor<SendMessageBatchRequest> sent =
        ArgumentCaptor.forClass(SendMessageBatchRequest.class);
    verify(sqs).sendMessageBatch(sent.capture());
    return sent.getValue();
  }

  @Test
  void admitsInsteadOfAnExecutionThatIsOver() {
    doReturn(leases(Map.of("gone", NOW.minusSeconds(61))))
        .when(dynamo)
        .getItem(argThat((GetItemRequest request) -> request.tableName().equals("admission")));
    doThrow(
            ConditionalCheckFailedException.builder()
                .item(leases(Map.of("gone", NOW.minusSeconds(61))).item())
                .build())
        .doReturn(UpdateItemResponse.builder().build())
        .when(dynamo)
        .updateItem(
            argThat((UpdateItemRequest request) -> request.tableName().equals("admission")));
    describe(DescribeExecutionResponse.builder().status("ABORTED").stopDate(NOW).build());

    accept("a.jpg");

    verify(dynamo)
        .updateItem(
            argThat(
                (UpdateItemRequest request) ->
                    RELEASE.matches(request)
                        && request.expressionAttributeNames().containsValue("gone")));
    verify(stepFunctions).startExecution(any(StartExecutionRequest.class));
  }

  @Test
  void leavesLeasesAloneThatAreYoungOrRunningOrMayStillStart() {
    LeaseRepair repair =
        new LeaseRepair(
            new Admission(dynamo, "admission"),
            new Executions(
                stepFunctions, "arn:aws:states:eu-central-1:123456789012:stateMachine:pipeline"));
    doReturn(
            leases(
                Map.of(
                    "young", NOW.minusSeconds(59),
                    "running", NOW.minusSeconds(3_600),
                    "starting", NOW.minusSeconds(120),
                    "abandoned", NOW.minusSeconds(901))))
        .when(dynamo)
        .getItem(any(GetItemRequest.class));
    doThrow(ExecutionDoesNotExistException.builder().build())
        .when(stepFunctions)
        .describeExecution(any(DescribeExecutionRequest.class));
    doReturn(DescribeExecutionResponse.builder().status("RUNNING").build())
        .when(stepFunctions)
        .describeExecution(
            argThat(
                (DescribeExecutionRequest request) ->
                    request != null && request.executionArn().endsWith(":running")));

    assertThat(repair.repair(NOW)).isEqualTo(1);

    verify(dynamo)
        .updateItem(
            argThat(
                (UpdateItemRequest request) ->
                    RELEASE.matches(request)
                        && request.expressionAttributeNames().containsValue("abandoned")));
  }

  @Test
  void admitsOthersWhenAProbeHasBeenRunningForLongWithoutAFailure() {
    Map<String, AttributeValue> breaker =
        Map.of(
            "service", AttributeValue.fromS("TEXTRACT"),
            "since", seconds(NOW.minusSeconds(900)),
            "trips", AttributeValue.fromN("1"),
            "probe", AttributeValue.fromS("long"),
            "probeSince", seconds(NOW.minusSeconds(301)));
    doReturn(
            GetItemResponse.builder()
                .item(Map.of("breaker", AttributeValue.fromM(breaker)))
                .build())
        .when(dynamo)
        .getItem(any(GetItemRequest.class));
    describe(DescribeExecutionResponse.builder().status("RUNNING").build());

    new LeaseRepair(
            new Admission(dynamo, "admission"),
            new Executions(
                stepFunctions, "arn:aws:states:eu-central-1:123456789012:stateMachine:pipeline"))
        .repair(NOW);

    verify(dynamo)
        .updateItem(argThat((UpdateItemRequest request) -> changes(request, "REMOVE breaker")));
  }

  private static AttributeValue seconds(Instant time) {
    return AttributeValue.fromN(Long.toString(time.getEpochSecond()));
  }

  private static boolean changes(UpdateItemRequest request, String start) {
    return request != null && request.updateExpression().startsWith(start);
  }

  private static GetItemResponse leases(Map<String, Instant> leases) {
    Map<String, AttributeValue> map = new HashMap<>();
    leases.forEach(
        (name, at) -> map.put(name, AttributeValue.fromN(Long.toString(at.getEpochSecond()))));
    return GetItemResponse.builder().item(Map.of("leases", AttributeValue.fromM(map))).build();
  }

  private SQSBatchResponse accept(String encodedKey) {
    return handler.handleRequest(messages(S3EventTest.event(encodedKey)), null);
  }

  private void startedBefore() {
    doThrow(ExecutionAlreadyExistsException.builder().build())
        .when(stepFunctions)
        .startExecution(any(StartExecutionRequest.class));
  }

  private void describe(DescribeExecutionResponse response) {
    doReturn(response).when(stepFunctions).describeExecution(any(DescribeExecutionRequest.class));
  }

  private StartExecutionRequest started() {
    ArgumentCaptor<StartExecutionRequest> request =
        ArgumentCaptor.forClass(StartExecutionRequest.class);
    verify(stepFunctions).startExecution(request.capture());
    return request.getValue();
  }

  private void rows(List<Map<String, AttributeValue>> rows) {
    doReturn(
            BatchGetItemResponse.builder()
                .responses(Map.of("documents", rows))
                .unprocessedKeys(Map.of())
                .build())
        .when(dynamo)
        .batchGetItem(any(BatchGetItemRequest.class));
  }

  private static Map<String, AttributeValue> row(String key, String status) {
    SourceDocument document = S3Event.uploads(S3EventTest.event(key)).getFirst().document();
    return Map.of(
        "DocumentID", AttributeValue.fromS(document.documentId().value()),
        "Status", AttributeValue.fromS(status));
  }

  private List<KeysAndAttributes> reads() {
    ArgumentCaptor<BatchGetItemRequest> requests =
        ArgumentCaptor.forClass(BatchGetItemRequest.class);
    verify(dynamo, atLeastOnce()).batchGetItem(requests.capture());
    return requests.getAllValues().stream()
        .map(request -> request.requestItems().get("documents"))
        .toList();
  }

  private static SQSEvent uploadsOf(List<String> encodedKeys) {
    return messages(encodedKeys.stream().map(S3EventTest::event).toArray(String[]::new));
  }

  private static SQSEvent sampleEvent() throws IOException {
    try (InputStream file = Files.newInputStream(Path.of("../../events/start-execution.json"))) {
      return LambdaEventSerializers.serializerFor(
              SQSEvent.class, Thread.currentThread().getContextClassLoader())
          .fromJson(file);
    }
  }

  private static SQSEvent messages(String... bodies) {
    List<SQSMessage> messages = new ArrayList<>();
    for (String body : bodies) {
      SQSMessage message = new SQSMessage();
      message.setMessageId("message-" + messages.size());
      message.setBody(body);
      messages.add(message);
    }
    SQSEvent event = new SQSEvent();
    event.setRecords(messages);
    return event;
  }
}

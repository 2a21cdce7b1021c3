package dev.receipts.functions.storereceipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.receipts.error.DatabaseThrottledException;
import dev.receipts.error.ResultDamagedException;
import dev.receipts.lambda.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

class StoreReceiptsHandlerTest {
  private static final String DOCUMENT = "6c1f2f0f5b7f4a0d9b1f3c2e8a7d6b54";

  private final S3Client s3 = mock(S3Client.class, CALLS_REAL_METHODS);
  private final DynamoDbClient dynamo = mock(DynamoDbClient.class, CALLS_REAL_METHODS);
  private final StoreReceiptsHandler handler =
      new StoreReceiptsHandler(
          new Environment(
              Map.of(
                  "RESULTS_BUCKET", "results",
                  "RECEIPTS_TABLE", "receipts",
                  "DUPLICATES_TABLE", "duplicates",
                  "DOCUMENTS_TABLE", "documents")),
          s3,
          dynamo,
          Clock.fixed(Instant.parse("2026-01-15T09:30:20.002Z"), ZoneOffset.UTC));

  @BeforeEach
  void twoParsedReceiptsAndAnEmptyTable() {
    parsed(SampleReceipts.line(0, "Café Morgenrot"), SampleReceipts.line(1, "Bäckerei Süd"));
    ledgerAnswers(Map.of());
    doReturn(PutItemResponse.builder().build()).when(dynamo).putItem(any(PutItemRequest.class));
    doReturn(DeleteItemResponse.builder().build())
        .when(dynamo)
        .deleteItem(any(DeleteItemRequest.class));
  }

  @Test
  void writesEachReceiptOfTheSampleEvent() throws IOException {
    assertThat(run()).isEqualTo("{\"receipts\":2,\"needReview\":1,\"duplicates\":0}");

    List<PutItemRequest> puts = puts(2);
    assertThat(puts)
        .extracting(put -> put.item().get("ReceiptID").s())
        .containsExactlyInAnyOrder(DOCUMENT + "-00000", DOCUMENT + "-00001");
    assertThat(puts)
        .allSatisfy(
            put ->
                assertThat(put.conditionExpression())
                    .isEqualTo(
                        "attribute_not_exists(ReceiptID) OR (RunOrder <= :order AND"
                            + " attribute_not_exists(Reviews))"));
    verify(dynamo, never()).deleteItem(any(DeleteItemRequest.class));
  }

  @Test
  void notesCountsTimesAndCostInTheLedger() throws IOException {
    run();

    Map<String, AttributeValue> values = updates("documents").getLast().expressionAttributeValues();
    assertThat(values.get(":Status").s()).isEqualTo("STORED");
    assertThat(values.get(":Receipts").n()).isEqualTo("2");
    assertThat(values.get(":NeedReview").n()).isEqualTo("1");
    assertThat(values.get(":Duplicates").n()).isEqualTo("0");
    assertThat(values.get(":Pages").n()).isEqualTo("2");
    assertThat(values.get(":CostUSD").n()).isEqualTo("0.02");
    assertThat(values.get(":DurationMillis").n()).isEqualTo("6000");
  }

  @Test
  void marksTheReceiptThatStandsTwiceInTheDocument() throws IOException {
    parsed(SampleReceipts.line(0, "Café Morgenrot"), SampleReceipts.line(1, "CAFE MORGENROT"));

    assertThat(run()).isEqualTo("{\"receipts\":2,\"needReview\":1,\"duplicates\":1}");

    UpdateItemRequest mark = updates("receipts").getFirst();
    assertThat(updates("receipts")).hasSize(1);
    assertThat(mark.key()).containsEntry("ReceiptID", AttributeValue.fromS(DOCUMENT + "-00001"));
    Map<String, AttributeValue> values = mark.expressionAttributeValues();
    assertThat(values.get(":of").s()).isEqualTo(DOCUMENT + "-00000");
    assertThat(values.get(":evidence").s())
        .isEqualTo(
            "Same vendor, date, number, total and line items as on page 1 of the same file.");
    assertThat(values.get(":receipt").s())
        .endsWith(
            "\"duplicateOf\":\"%s-00000\",\"duplicateEvidence\":\"%s\"}"
                .formatted(DOCUMENT, values.get(":evidence").s()));
    assertThat(updates("documents").getLast().expressionAttributeValues().get(":Duplicates").n())
        .isEqualTo("1");
  }

  @Test
  void removesTheReceiptsThatAnEarlierRunHadAndThisOneHasNot() throws IOException {
    ledgerAnswers(Map.of("ReceiptsEver", AttributeValue.fromN("4")));

    run();

    assertThat(deletes(2))
        .allSatisfy(
            delete ->
                assertThat(delete.conditionExpression())
                    .isEqualTo("RunOrder <= :order AND attribute_not_exists(Reviews)"))
        .extracting(delete -> delete.key().get("ReceiptID").s())
        .containsExactlyInAnyOrder(DOCUMENT + "-00002", DOCUMENT + "-00003");
  }

  @Test
  void leavesAReceiptThatANewerRunWroteAsItIs() throws IOException {
    doThrow(ConditionalCheckFailedException.builder().build())
        .when(dynamo)
        .putItem(any(PutItemRequest.class));

    assertThat(run()).isEqualTo("{\"receipts\":2,\"needReview\":1,\"duplicates\":0}");
  }

  @Test
  void leavesAReceiptThatPeopleReviewedAsItIsAndNotesWhatItReadsNow() throws IOException {
    doThrow(
            ConditionalCheckFailedException.builder()
                .item(
                    Map.of(
                        "ReceiptID", AttributeValue.fromS(DOCUMENT + "-00000"),
                        "RunOrder", AttributeValue.fromS("0"),
                        "Receipt", AttributeValue.fromS(SampleReceipts.line(0, "By hand")),
                        "ReviewState", AttributeValue.fromS("NEEDED"),
                        "Reviews", AttributeValue.fromL(List.of())))
                .build())
        .when(dynamo)
        .putItem(
            argThat(
                (PutItemRequest request) ->
                    request != null
                        && request.item().get("ReceiptID").s().equals(DOCUMENT + "-00000")));

    assertThat(run()).isEqualTo("{\"receipts\":2,\"needReview\":2,\"duplicates\":0}");

    UpdateItemRequest kept = updates("receipts").getFirst();
    assertThat(kept.key()).containsEntry("ReceiptID", AttributeValue.fromS(DOCUMENT + "-00000"));
    assertThat(kept.expressionAttributeValues().get(":says").m())
        .containsExactly(Map.entry("vendor", AttributeValue.fromS("Café Morgenrot")));
    assertThat(updates("documents").getLast().expressionAttributeValues().get(":NeedReview").n())
        .isEqualTo("2");
  }

  @Test
  void keepsAReceiptThatPeopleReviewedAndThatIsNotFoundAnyMore() throws IOException {
    ledgerAnswers(Map.of("ReceiptsEver", AttributeValue.fromN("3")));
    doThrow(
            ConditionalCheckFailedException.builder()
                .item(
                    Map.of(
                        "ReceiptID", AttributeValue.fromS(DOCUMENT + "-00002"),
                        "RunOrder", AttributeValue.fromS("0"),
                        "Reviews", AttributeValue.fromL(List.of())))
                .build())
        .when(dynamo)
        .deleteItem(any(DeleteItemRequest.class));

    assertThat(run()).isEqualTo("{\"receipts\":3,\"needReview\":1,\"duplicates\":0}");

    assertThat(updates("receipts").getFirst().expressionAttributeValues().get(":says").m())
        .containsKey("receipt");
  }

  @Test
  void withdrawsWhatItWroteWhenANewerRunTookOverMeanwhile() throws IOException {
    doThrow(ConditionalCheckFailedException.builder().build())
        .when(dynamo)
        .updateItem(
            argThat(
                (UpdateItemRequest request) ->
                    request != null
                        && request.expressionAttributeValues().containsKey(":StoredAt")));
    ledgerHolds(
        Map.of("Receipts", AttributeValue.fromN("7"), "Duplicates", AttributeValue.fromN("3")));

    assertThat(run()).isEqualTo("{\"receipts\":7,\"needReview\":0,\"duplicates\":3}");

    assertThat(deletes(2))
        .allSatisfy(
            delete ->
                assertThat(delete.conditionExpression())
                    .isEqualTo("RunOrder = :order AND attribute_not_exists(Reviews)"));
  }

  @Test
  void writesNothingWhenANewerRunIsInChargeFromTheStart() throws IOException {
    doThrow(ConditionalCheckFailedException.builder().build())
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
    ledgerHolds(Map.of());

    run();

    verify(dynamo, never()).putItem(any(PutItemRequest.class));
  }

  @Test
  void failsWhenTheFileHoldsFewerOrMoreReceiptsThanWereParsed() {
    parsed(SampleReceipts.line(0, "A"));
    assertThatThrownBy(this::run).isInstanceOf(ResultDamagedException.class);

    parsed(SampleReceipts.line(0, "A"), SampleReceipts.line(1, "B"), SampleReceipts.line(2, "C"));
    assertThatThrownBy(this::run).isInstanceOf(ResultDamagedException.class);

    parsed(SampleReceipts.line(0, "A"), SampleReceipts.line(0, "A"));
    assertThatThrownBy(this::run).isInstanceOf(ResultDamagedException.class);
  }

  @Test
  void doesNotQuoteADamagedLine() {
    parsed("{\"vendor\": \"Jane Doe");

    assertThatThrownBy(this::run)
        .isInstanceOf(ResultDamagedException.class)
        .hasMessage("Line 1 of the stored receipts is not a receipt: parse the document again.")
        .hasNoCause();
  }

  @Test
  void failsAsThrottledSoThatTheStageIsRetried() {
    doThrow(
            DynamoDbException.builder()
                .awsErrorDetails(
                    AwsErrorDetails.builder()
                        .errorCode("ProvisionedThroughputExceededException")
                        .build())
                .statusCode(400)
                .build())
        .when(dynamo)
        .putItem(any(PutItemRequest.class));

    assertThatThrownBy(this::run).isInstanceOf(DatabaseThrottledException.class);
  }

  private void parsed(String... lines) {
    byte[] file = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    doReturn(
            new ResponseInputStream<>(
                GetObjectResponse.builder().build(),
                AbortableInputStream.create(new ByteArrayInputStream(file))))
        .when(s3)
        .getObject(any(GetObjectRequest.class));
  }

  private void ledgerAnswers(Map<String, AttributeValue> row) {
    doReturn(UpdateItemResponse.builder().attributes(row).build())
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
  }

  private void ledgerHolds(Map<String, AttributeValue> row) {
    doReturn(GetItemResponse.builder().item(row).build())
        .when(dynamo)
        .getItem(any(GetItemRequest.class));
  }

  private List<UpdateItemRequest> updates(String table) {
    ArgumentCaptor<UpdateItemRequest> requests = ArgumentCaptor.forClass(UpdateItemRequest.class);
    verify(dynamo, atLeastOnce()).updateItem(requests.capture());
    return requests.getAllValues().stream()
        .filter(request -> request.tableName().equals(table))
        .toList();
  }

  private List<PutItemRequest> puts(int count) {
    ArgumentCaptor<PutItemRequest> requests = ArgumentCaptor.forClass(PutItemRequest.class);
    verify(dynamo, times(count)).putItem(requests.capture());
    return requests.getAllValues();
  }

  private List<DeleteItemRequest> deletes(int count) {
    ArgumentCaptor<DeleteItemRequest> requests = ArgumentCaptor.forClass(DeleteItemRequest.class);
    verify(dynamo, times(count)).deleteItem(requests.capture());
    return requests.getAllValues();
  }

  private String run() throws IOException {
    byte[] event = Files.readAllBytes(Path.of("../../events/store-receipts.json"));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), answer, null);
    return answer.toString(StandardCharsets.UTF_8);
  }
}

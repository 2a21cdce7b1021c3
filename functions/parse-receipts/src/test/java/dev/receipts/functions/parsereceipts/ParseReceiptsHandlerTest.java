package dev.receipts.functions.parsereceipts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.document.DocumentId;
import dev.receipts.document.ResultKeys;
import dev.receipts.error.NoReceiptFoundException;
import dev.receipts.error.ResultDamagedException;
import dev.receipts.error.ResultGoneException;
import dev.receipts.json.Json;
import dev.receipts.lambda.Environment;
import dev.receipts.pipeline.ParseReceiptsRequest;
import dev.receipts.pipeline.ParsedReceipts;
import dev.receipts.pipeline.TextractManifest;
import dev.receipts.pipeline.TextractMode;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.ReceiptJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

class ParseReceiptsHandlerTest {
  private static final Path EVENT = Path.of("../../events/parse-receipts.json");
  private static final List<String> CAFE =
      List.of(
          "Corner Cafe",
          "1 Market Street, London",
          "12 March 2026",
          "Coffee 3.20",
          "Cake 4.10",
          "Subtotal 7.30",
          "VAT 20% 1.46",
          "Total GBP 8.76");
  private static final List<String> BAKERY =
      List.of(
          "Mill Bakery",
          "9 Mill Lane, Leeds",
          "13 March 2026",
          "Bread 2.50",
          "Rolls 1.50",
          "Subtotal 4.00",
          "VAT 20% 0.80",
          "Total GBP 4.80");

  private static final List<String> LOGO_ONLY =
      List.of(
          "12 Quay Street",
          "Bristol BS1 4DJ",
          "14 March 2026 10:32",
          "Notebook 12.50",
          "Pen 4.10",
          "Subtotal 16.60",
          "Total GBP 16.60",
          "Card 16.60",
          "VAT No GB 123 4567 82");

  private final DynamoDbClient dynamo = mock(DynamoDbClient.class, CALLS_REAL_METHODS);
  private final ResultsBucket bucket = new ResultsBucket();
  @TempDir private Path temporaryFolder;
  private ObjectNode event;
  private ResultKeys keys;
  private String manifestKey;

  @BeforeEach
  void readTheSampleEvent() throws IOException {
    event = (ObjectNode) Json.mapper().readTree(Files.readString(EVENT));
    keys = new ResultKeys(new DocumentId(event.at("/document/documentId").asText()));
    manifestKey = event.path("manifestKey").asText();
  }

  @Test
  void theSampleEventIsWhatTheStateMachineSends() throws IOException {
    String written =
        Json.mapper()
            .writeValueAsString(
                Json.mapper().readValue(Files.readString(EVENT), ParseReceiptsRequest.class));

    assertThat(Json.mapper().readTree(written)).isEqualTo(event);
  }

  @Test
  void storesOneReceiptALineInTheOrderOfThePages() throws IOException {
    store(answer(1, CAFE), answer(2, BAKERY));

    ParsedReceipts parsed = parse();

    List<Receipt> receipts = receipts();
    assertThat(receipts).hasSize(2);
    assertThat(parsed.receiptsKey()).isEqualTo(keys.receipts());
    assertThat(parsed.receipts()).isEqualTo(2);
    assertThat(receipts).extracting(Receipt::index).containsExactly(0, 1);
    assertThat(receipts.getFirst().vendor().name()).contains("Corner Cafe");
    assertThat(receipts.getFirst().date()).contains(LocalDate.of(2026, 3, 12));
    assertThat(receipts.getFirst().amounts().total())
        .contains(BigMoney.of(CurrencyUnit.GBP, new BigDecimal("8.76")));
    assertThat(receipts.getLast().vendor().name()).contains("Mill Bakery");
    assertThat(receipts.getLast().firstPage()).isEqualTo(2);
  }

  @Test
  void countsTheReceiptsThatNeedReview() throws IOException {
    store(answer(1, List.of("Corner Cafe", "12 March 2026", "Please come again")));

    ParsedReceipts parsed = parse();

    assertThat(parsed.needReview())
        .isEqualTo(
            (int)
                receipts().stream()
                    .filter(receipt -> receipt.status() == Receipt.Status.NEEDS_REVIEW)
                    .count())
        .isPositive();
  }

  @Test
  void namesAVendorAsReviewersDidWhereOnlyItsTaxNumberCanBeRead() throws IOException {
    store(answer(1, LOGO_ONLY), answer(2, LOGO_ONLY));
    reviewersSaid("Harbour Books", "Harbour Books");

    ParsedReceipts parsed = parse();

    assertThat(receipts())
        .hasSize(2)
        .allSatisfy(
            receipt -> {
              assertThat(receipt.vendor().name()).contains("Harbour Books");
              assertThat(receipt.evidence().get("vendor").text()).contains("GB 123 4567 82");
              assertThat(receipt.evidence().get("vendor").rule())
                  .isEqualTo("named in a review of another receipt with this tax number");
            });
    assertThat(parsed.needReview()).isZero();
    ArgumentCaptor<QueryRequest> query = ArgumentCaptor.forClass(QueryRequest.class);
    verify(dynamo, times(1)).query(query.capture());
    assertThat(query.getValue().expressionAttributeValues().values())
        .containsExactly(AttributeValue.fromS("TAX_ID GB123456782"));
  }

  @Test
  void asksAgainWhereReviewersDoNotAgree() throws IOException {
    store(answer(1, LOGO_ONLY));
    reviewersSaid("Harbour Books", "Harbour Toys");

    assertThat(parse().needReview()).isEqualTo(1);
    assertThat(receipts().getFirst().vendor().name()).isEmpty();
    assertThat(receipts().getFirst().reviewReasons())
        .contains(
            "Reviewers gave different names to the vendor with this tax number: Harbour Books,"
                + " Harbour Toys.");
  }

  @Test
  void asksNobodyForANameThatIsPrinted() throws IOException {
    store(answer(1, CAFE));

    parse();

    verify(dynamo, never()).query(any(QueryRequest.class));
  }

  private void reviewersSaid(String... names) {
    QueryResponse answer =
        QueryResponse.builder()
            .items(
                Stream.of(names)
                    .map(name -> Map.of("VendorName", AttributeValue.fromS(name)))
                    .toList())
            .build();
    doReturn(answer).when(dynamo).query(any(QueryRequest.class));
  }

  @Test
  void givesTheSameLinesTheSecondTime() throws IOException {
    store(answer(1, CAFE), answer(2, BAKERY));
    ParsedReceipts first = parse();
    String lines = bucket.text(keys.receipts());

    assertThat(parse()).isEqualTo(first);
    assertThat(bucket.text(keys.receipts())).isEqualTo(lines);
  }

  @Test
  void readsDatesAsOfTheUpload() throws IOException {
    List<String> lines = List.of("Corner Cafe", "Date 12 March 2026", "2 May 2024", "Total 8.76");
    store(answer(1, lines));

    uploadedAt("2024-05-03T10:00:00Z");
    assertThat(receipts().getFirst().date()).contains(LocalDate.of(2024, 5, 2));

    uploadedAt("2026-03-13T10:00:00Z");
    assertThat(receipts().getFirst().date()).contains(LocalDate.of(2026, 3, 12));
  }

  private void uploadedAt(String time) throws IOException {
    event.withObject("/document").put("uploadedAt", time);
    parse();
  }

  @Test
  void refusesADocumentWithoutText() {
    store(answer(1, List.of()), answer(2, List.of()));

    assertThatThrownBy(this::parse)
        .isInstanceOf(NoReceiptFoundException.class)
        .hasMessageContaining("2 page(s)");
    assertThat(bucket.holds(keys.receipts())).isFalse();
  }

  @Test
  void tellsAMissingAnswerFromADamagedOne() {
    assertThatThrownBy(this::parse).isInstanceOf(ResultGoneException.class);

    bucket.store(manifestKey, "no manifest".getBytes(UTF_8));
    assertThatThrownBy(this::parse).isInstanceOf(ResultDamagedException.class);

    store(answer(1, CAFE));
    bucket.store(answerKey(1), "not compressed".getBytes(UTF_8));
    assertThatThrownBy(this::parse)
        .isInstanceOf(ResultDamagedException.class)
        .hasMessageContaining("from the start");

    bucket.storeCompressed(answerKey(1), "{\"cut\":".getBytes(UTF_8));
    assertThatThrownBy(this::parse).isInstanceOf(ResultDamagedException.class);
  }

  @Test
  void leavesNoTemporaryFileBehind() throws IOException {
    store(answer(1, CAFE));
    parse();
    store(answer(1, List.of()));
    assertThatThrownBy(this::parse).isInstanceOf(NoReceiptFoundException.class);

    assertThat(temporaryFolder).isEmptyDirectory();
  }

  private ParsedReceipts parse() throws IOException {
    Environment environment =
        new Environment(
            Map.of("RESULTS_BUCKET", "receipts-results", "RECEIPTS_TABLE", "receipts-receipts"));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    JsonNode input = event;
    new ParseReceiptsHandler(bucket, dynamo, environment, temporaryFolder)
        .handleRequest(
            new ByteArrayInputStream(Json.mapper().writeValueAsBytes(input)), answer, null);
    return Json.mapper().readValue(answer.toByteArray(), ParsedReceipts.class);
  }

  private List<Receipt> receipts() throws IOException {
    List<Receipt> receipts = new ArrayList<>();
    for (String line : bucket.text(keys.receipts()).lines().toList()) {
      receipts.add(ReceiptJson.read(Json.mapper().readTree(line)));
    }
    return receipts;
  }

  /** Stores a whole answer, as collect-textract does. */
  private void store(JsonNode... answers) {
    try {
      List<String> answerKeys = new ArrayList<>();
      for (JsonNode answer : answers) {
        answerKeys.add(answerKey(answerKeys.size() + 1));
        bucket.storeCompressed(answerKeys.getLast(), Json.mapper().writeValueAsBytes(answer));
      }
      bucket.store(
          manifestKey,
          Json.mapper()
              .writeValueAsBytes(
                  new TextractManifest("job", TextractMode.TEXT, answers.length, answerKeys)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String answerKey(int number) {
    return keys.textractAnswer("job", number);
  }

  /** One part of Textract's answer with one page, whose lines stand below each other. */
  private static JsonNode answer(int page, List<String> lines) {
    ObjectNode answer = Json.mapper().createObjectNode().put("JobStatus", "SUCCEEDED");
    ArrayNode blocks = answer.putArray("Blocks");
    blocks.add(block("PAGE", page, 0, 1));
    for (int i = 0; i < lines.size(); i++) {
      blocks.add(block("LINE", page, 0.05 + i * 0.04, 0.02).put("Text", lines.get(i)));
    }
    return answer;
  }

  private static ObjectNode block(String type, int page, double top, double height) {
    ObjectNode block =
        Json.mapper()
            .createObjectNode()
            .put("BlockType", type)
            .put("Id", type + page + "-" + top)
            .put("Page", page)
            .put("Confidence", 99.5);
    block
        .putObject("Geometry")
        .putObject("BoundingBox")
        .put("Left", 0.1)
        .put("Top", top)
        .put("Width", 0.5)
        .put("Height", height);
    return block;
  }
}

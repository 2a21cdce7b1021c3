package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import dev.receipts.ledger.Ledger;
import dev.receipts.review.ReviewItem;
import dev.receipts.review.Reviews;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

class ReviewSheetTest {
  private static final String ID = "6c1f2f0f5b7f4a0d9b1f3c2e8a7d6b54-00000";

  private static final String RECEIPT =
      """
      {"index":0,"firstPage":1,"lastPage":2,"type":"RECEIPT","vendor":{"name":"Shop\\u001b[2J"},
       "currency":"EUR","total":12.50,"lineItems":[{"description":"Pen\\rcil","amount":12.50}],
       "status":"NEEDS_REVIEW","reviewReasons":["The date was not found.\\u001b[1A"],
       "checks":[{"name":"line items = total","passed":true,"detail":"1 line item = 12.50"}],
       "evidence":{"total":{"text":"TOTAL\\u0007 12.50","page":2,"confidence":90,"rule":"label",
         "box":{"left":0,"top":0,"width":1,"height":1}},
         "lines[1]":{"text":"Pencil 12.50","page":1,"confidence":90,"rule":"line item",
         "box":{"left":0,"top":0,"width":1,"height":1}}}}
      """;

  private final StringWriter text = new StringWriter();

  @Test
  void showsFieldsWithTheirTextReasonsChecksHistoryAndWhereTheDocumentIs() {
    ReviewSheet.print(new PrintWriter(text, true), item(), false);

    assertThat(text.toString().lines())
        .contains(
            "Document       s3://inbox/a.pdf",
            "Pages          1-2",
            "Status         NEEDS_REVIEW",
            "Duplicate of   earlier-00001: Same file.",
            "  total                  12.50   (page 2, label: \"TOTAL? 12.50\")",
            "  lines[1].description   Pen cil   (page 1, line item: \"Pencil 12.50\")",
            "  lines[1].amount        12.50",
            "  The date was not found.?[1A",
            "  passed line items = total: 1 line item = 12.50",
            "  total 13.50",
            "  2026-03-17T10:11:12Z corrected by Anna (on paper); total 11.50 -> 12.50")
        .anySatisfy(line -> assertThat(line).matches("Version        [0-9a-f]{8}"));
  }

  @Test
  void nothingThatWasReadMovesTheCursor() {
    ReviewSheet.print(new PrintWriter(text, true), item(), false);
    ReviewSheet.printOutcome(new PrintWriter(text, true), item(), false);

    assertThat(text.toString().replace(System.lineSeparator(), "").codePoints())
        .noneMatch(Character::isISOControl);
  }

  @Test
  void jsonHasTheReceiptAndItsHistory() throws JsonProcessingException {
    JsonNode json = Json.mapper().readTree(ReviewSheet.json(item()));

    assertThat(json.path("receiptId").asText()).isEqualTo(ID);
    assertThat(json.path("total").decimalValue()).isEqualByComparingTo("12.50");
    assertThat(json.at("/reviews/0/by").asText()).isEqualTo("Anna");
    assertThat(json.at("/reviews/0/before/total").asText()).isEqualTo("11.50");
    assertThat(json.at("/machineSays/total").asText()).isEqualTo("13.50");
  }

  private static ReviewItem item() {
    DynamoDbClient dynamo = new OneItem();
    return new Reviews(dynamo, "receipts", new Ledger(dynamo, "documents"), Clock.systemUTC())
        .find(ID);
  }

  /** A table with one item that people reviewed. */
  private static final class OneItem implements DynamoDbClient {
    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      return GetItemResponse.builder()
          .item(
              Map.of(
                  "ReceiptID", text(ID),
                  "DocumentID", text(ID.substring(0, 32)),
                  "RunOrder", text("1"),
                  "S3FilePath", text("s3://inbox/a.pdf"),
                  "Receipt", text(RECEIPT),
                  "ReviewState", text("NEEDED"),
                  "DuplicateOf", text("earlier-00001"),
                  "DuplicateEvidence", text("Same file."),
                  "MachineSays", map("total", "13.50"),
                  "Reviews", AttributeValue.fromL(List.of(review()))))
          .build();
    }

    private static AttributeValue review() {
      return AttributeValue.fromM(
          Map.of(
              "Action", text("CORRECTED"),
              "By", text("Anna"),
              "Reason", text("on paper"),
              "At", text("2026-03-17T10:11:12.000Z"),
              "Before", map("total", "11.50"),
              "After", map("total", "12.50"),
              "ReviewReasons", AttributeValue.fromL(List.of())));
    }

    private static AttributeValue map(String name, String value) {
      return AttributeValue.fromM(Map.of(name, text(value)));
    }

    private static AttributeValue text(String value) {
      return AttributeValue.fromS(value);
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // Nothing to close.
    }
  }
}

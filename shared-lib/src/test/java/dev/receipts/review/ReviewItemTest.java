package dev.receipts.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.duplicate.DuplicateMarks;
import dev.receipts.dynamodb.AnyRow;
import dev.receipts.dynamodb.ReviewState;
import dev.receipts.error.RowDamagedException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whatever somebody writes into an item by hand: it is shown, or a sentence says why not. */
class ReviewItemTest {
  private static final String TIME = "2026-01-15T09:30:14.000Z";
  private static final String ID = "0123456789abcdef0123456789abcdef-00000";

  @Property(tries = 1_000)
  void anItemIsReadOrRefusedWithASentence(@ForAll("items") Map<String, AttributeValue> item) {
    try {
      assertThat(ReviewItem.of(item).version()).hasSize(8);
    } catch (ReviewException e) {
      assertThat(e.getMessage()).endsWith(".");
    }
  }

  @Property(tries = 1_000)
  void anItemIsListedHoweverDamaged(@ForAll("items") Map<String, AttributeValue> item) {
    item.put("ReceiptID", AttributeValue.fromS(ID));

    assertThat(ListedReview.of(item).id()).isEqualTo(ID);
  }

  @Property(tries = 500)
  void aMarkOfADuplicateIsReadOrNamed(@ForAll("items") Map<String, AttributeValue> item) {
    try {
      assertThat(DuplicateMarks.of(item).isPresent()).isEqualTo(item.containsKey("DuplicateOf"));
    } catch (RowDamagedException e) {
      assertThat(e).hasMessageContaining("Receipts table");
    }
  }

  @Provide
  Arbitrary<Map<String, AttributeValue>> items() {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("ReceiptID", AttributeValue.fromS(ID));
    item.put("DocumentID", AttributeValue.fromS(ID.substring(0, 32)));
    item.put("RunOrder", AttributeValue.fromS("00000001768469414000.00000"));
    item.put("S3FilePath", AttributeValue.fromS("s3://inbox/a.jpg"));
    item.put("ReceiptsPath", AttributeValue.fromS("s3://results/a.jsonl"));
    item.put("Index", AttributeValue.fromN("0"));
    item.put("FirstPage", AttributeValue.fromN("1"));
    item.put("TotalAmount", AttributeValue.fromN("12.50"));
    item.put("VendorName", AttributeValue.fromS("Café"));
    item.put("ReviewState", AttributeValue.fromS("NEEDED"));
    item.put("ReviewStateAt", AttributeValue.fromS(TIME));
    item.put("ReviewReasons", AttributeValue.fromL(List.of(AttributeValue.fromS("why"))));
    item.put("MachineSays", AttributeValue.fromM(Map.of("total", AttributeValue.fromS("7"))));
    item.put("DuplicateOf", AttributeValue.fromS(ID));
    item.put("DuplicateEvidence", AttributeValue.fromS("Same."));
    item.put(
        "Reviews",
        AttributeValue.fromL(
            List.of(
                new Review(
                        ReviewState.CORRECTED,
                        "ann",
                        "seen",
                        Instant.parse(TIME),
                        Map.of("total", "1"),
                        Map.of("total", "2"),
                        List.of())
                    .attribute())));
    item.put(
        "Receipt",
        AttributeValue.fromS(
            "{\"index\":0,\"firstPage\":1,\"lastPage\":1,\"type\":\"RECEIPT\",\"status\":\"VERIFIED\"}"));
    return AnyRow.like(item);
  }
}

package dev.receipts.functions.storereceipts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.document.SourceDocument;
import dev.receipts.pipeline.Run;
import dev.receipts.receipt.ReceiptLines;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ReceiptItemTest {
  private static final Instant AT = Instant.parse("2026-01-15T09:30:14Z");
  private static final SourceDocument DOCUMENT =
      SourceDocument.of("inbox", "a b.jpg", Optional.of("v1"), "e1", 7, AT);
  private static final Run RUN = new Run("arn", AT, 0);

  @Test
  void hasTheFieldsOfTheReceiptAsAttributes() {
    Map<String, AttributeValue> item = item(SampleReceipts.line(3, "Café Morgenrot"));

    assertThat(item.get("ReceiptID").s()).isEqualTo(DOCUMENT.documentId().receiptId(3));
    assertThat(item.get("DocumentID").s()).isEqualTo(DOCUMENT.documentId().value());
    assertThat(item.get("VendorName").s()).isEqualTo("Café Morgenrot");
    assertThat(item.get("Date").s()).isEqualTo("2026-01-14");
    assertThat(item.get("Month").s()).isEqualTo("2026-01");
    assertThat(item.get("TotalAmount").n()).isEqualTo("11.90");
    assertThat(item.get("Subtotal").n()).isEqualTo("10.00");
    assertThat(item.get("Tax").n()).isEqualTo("1.90");
    assertThat(item.get("Currency").s()).isEqualTo("EUR");
    assertThat(item.get("Number").s()).isEqualTo("R-17");
    assertThat(item.get("S3FilePath").s()).isEqualTo("s3://inbox/a b.jpg");
    assertThat(item.get("VersionID").s()).isEqualTo("v1");
    assertThat(item.get("Status").s()).isEqualTo("VERIFIED");
    assertThat(item.get("LineItems").l().get(0).m().get("Description").s()).isEqualTo("Coffee");
    assertThat(item.get("LineItems").l().get(0).m().get("UnitPrice").n()).isEqualTo("5.00");
    assertThat(item.get("Receipt").s()).isEqualTo(SampleReceipts.line(3, "Café Morgenrot"));
    assertThat(item).doesNotContainKey("Omitted");
  }

  @Test
  void leavesOutWhatIsUnknown() {
    Map<String, AttributeValue> item =
        item("{\"index\":0,\"type\":\"RECEIPT\",\"vendor\":{},\"status\":\"NEEDS_REVIEW\"}");

    assertThat(item)
        .doesNotContainKeys("VendorName", "Date", "Month", "TotalAmount", "Tax", "Currency");
  }

  @Test
  void cutsAVendorNameThatIsTooLongForAnIndex() {
    Map<String, AttributeValue> item = item(SampleReceipts.line(0, "店".repeat(3_000)));

    assertThat(item.get("VendorName").s().getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(2_048);
  }

  @Test
  void saysWhereTheWholeReceiptIsWhenItDoesNotFit() {
    Map<String, AttributeValue> large =
        item(SampleReceipts.line(0, "A", "\"description\":\"" + "x".repeat(200_000) + "\""));
    Map<String, AttributeValue> huge =
        item(SampleReceipts.line(0, "A", "\"description\":\"" + "ü".repeat(200_000) + "\""));

    assertThat(large.get("Omitted").ss()).containsExactly("Receipt");
    assertThat(large).containsKey("LineItems").doesNotContainKey("Receipt");
    assertThat(huge.get("Omitted").ss()).containsExactlyInAnyOrder("Receipt", "LineItems");
    assertThat(huge).doesNotContainKeys("LineItems", "Receipt");
    assertThat(huge.get("ReceiptsPath").s()).isEqualTo("s3://results/receipts.jsonl");
    assertThat(huge.get("TotalAmount").n()).isEqualTo("11.90");
  }

  private static Map<String, AttributeValue> item(String json) {
    ReceiptLines lines =
        new ReceiptLines(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    try (lines) {
      return ReceiptItem.of(
          DOCUMENT, RUN, lines.next().orElseThrow(), "s3://results/receipts.jsonl");
    }
  }
}

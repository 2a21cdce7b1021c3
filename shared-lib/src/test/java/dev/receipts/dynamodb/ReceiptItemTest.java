package dev.receipts.dynamodb;

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
    Map<String, AttributeValue> item = item(line(3, "Café Morgenrot"));

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
    assertThat(item.get("Receipt").s()).isEqualTo(line(3, "Café Morgenrot"));
    assertThat(item).doesNotContainKey("Omitted");
  }

  @Test
  void onlyAReceiptThatNeedsReviewIsInTheIndexOfReviews() {
    Map<String, AttributeValue> item =
        item(
            line(0, "A")
                .replace("VERIFIED", "NEEDS_REVIEW")
                .replace("\"reviewReasons\":[]", "\"reviewReasons\":[\"Look.\"]"));

    assertThat(item.get("ReviewState").s()).isEqualTo("NEEDED");
    assertThat(item.get("ReviewStateAt").s()).isEqualTo("2026-01-15T09:30:14.000Z");
    assertThat(item.get("ReviewReasons").l()).containsExactly(AttributeValue.fromS("Look."));
    assertThat(item(line(0, "A")))
        .doesNotContainKeys("ReviewState", "ReviewStateAt", "ReviewReasons");
  }

  @Test
  void onlyAVendorThatAPersonNamedIsFoundByItsNumber() {
    String read = line(0, "Mill").replace("\"name\"", "\"taxId\":\"de 123-456 789\",\"name\"");
    String evidence =
        """
        "evidence":{"vendor":{"text":"","page":1,"box":{"left":0,"top":0,"width":1,"height":1},\
        "confidence":100,"rule":"corrected by hand"}}\
        """;
    String corrected = read.replace("\"evidence\":{}", evidence);

    assertThat(item(corrected).get("NamedVendor").s()).isEqualTo("TAX_ID DE123456789");
    assertThat(item(read)).doesNotContainKey("NamedVendor");
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
    Map<String, AttributeValue> item = item(line(0, "店".repeat(3_000)));

    assertThat(item.get("VendorName").s().getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(2_048);
  }

  @Test
  void saysWhereTheWholeReceiptIsWhenItDoesNotFit() {
    Map<String, AttributeValue> large =
        item(line(0, "A", "\"description\":\"" + "x".repeat(200_000) + "\""));
    Map<String, AttributeValue> huge =
        item(line(0, "A", "\"description\":\"" + "ü".repeat(200_000) + "\""));

    assertThat(large.get("Omitted").ss()).containsExactly("Receipt");
    assertThat(large).containsKey("LineItems").doesNotContainKey("Receipt");
    assertThat(huge.get("Omitted").ss()).containsExactlyInAnyOrder("Receipt", "LineItems");
    assertThat(huge).doesNotContainKeys("LineItems", "Receipt");
    assertThat(huge.get("ReceiptsPath").s()).isEqualTo("s3://results/receipts.jsonl");
    assertThat(huge.get("TotalAmount").n()).isEqualTo("11.90");
  }

  @Test
  void leavesOutWhatLinesWereReadFromBeforeTheReceipt() {
    String box = "\"box\":{\"left\":0,\"top\":0,\"width\":1,\"height\":1}";
    String evidence =
        "\"evidence\":{\"lines[1]\":{\"text\":\"%s\",\"page\":1,%s,\"confidence\":90,\"rule\":\"line item\"},"
                .formatted("x".repeat(400_000), box)
            + "\"total\":{\"text\":\"11.90\",\"page\":1,%s,\"confidence\":90,\"rule\":\"label: total\"}}"
                .formatted(box);

    Map<String, AttributeValue> item = item(line(0, "A").replace("\"evidence\":{}", evidence));

    assertThat(item.get("Omitted").ss()).containsExactly("EvidenceOfLines");
    assertThat(item.get("Receipt").s())
        .contains("\"rule\":\"label: total\"")
        .doesNotContain("lines[1]");
    assertThat(item).containsKey("LineItems");
  }

  private static Map<String, AttributeValue> item(String json) {
    ReceiptLines lines =
        new ReceiptLines(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    try (lines) {
      return ReceiptItem.of(
          DOCUMENT, RUN, lines.next().orElseThrow(), "s3://results/receipts.jsonl");
    }
  }

  private static String line(int index, String vendor) {
    return line(index, vendor, "\"description\":\"Coffee\"");
  }

  private static String line(int index, String vendor, String lineItem) {
    return """
    {"index":%d,"firstPage":1,"lastPage":1,"type":"RECEIPT","vendor":{"name":"%s"},\
    "date":"2026-01-14","number":"R-17","currency":"EUR","subtotal":10.00,"tax":1.90,\
    "total":11.90,"taxLines":[],"lineItems":[{%s,"code":"K1","quantity":2,"unitPrice":5.00,\
    "amount":10.00}],"status":"VERIFIED","checks":[],"reviewReasons":[],"evidence":{}}\
    """
        .formatted(index, vendor, lineItem);
  }
}

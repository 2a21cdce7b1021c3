package dev.receipts.review;

import dev.receipts.dynamodb.ReceiptItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A receipt in the list of those that need review, or were reviewed.
 *
 * @param since since when it stands where it stands
 * @param reasons why it needs review
 */
public record ListedReview(
    String id,
    Instant since,
    Optional<String> vendor,
    Optional<String> date,
    Optional<BigDecimal> total,
    Optional<String> currency,
    String s3Path,
    int firstPage,
    List<String> reasons) {

  static ListedReview of(Map<String, AttributeValue> item) {
    return new ListedReview(
        item.get(ReceiptItem.ID).s(),
        Instant.parse(item.get(ReceiptItem.REVIEW_STATE_AT).s()),
        text(item, "VendorName"),
        text(item, "Date"),
        Optional.ofNullable(item.get("TotalAmount")).map(value -> new BigDecimal(value.n())),
        text(item, "Currency"),
        item.get("S3FilePath").s(),
        Integer.parseInt(item.get("FirstPage").n()),
        Optional.ofNullable(item.get(ReceiptItem.REVIEW_REASONS))
            .map(AttributeValue::l)
            .orElse(List.of())
            .stream()
            .map(AttributeValue::s)
            .toList());
  }

  private static Optional<String> text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
  }
}

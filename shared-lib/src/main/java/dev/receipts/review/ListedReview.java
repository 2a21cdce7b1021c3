package dev.receipts.review;

import dev.receipts.dynamodb.ReceiptItem;
import dev.receipts.dynamodb.RowReader;
import dev.receipts.error.RowDamagedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A receipt in the list of those that need review, or were reviewed.
 *
 * @param since since when it stands where it stands
 * @param total with the digits of its currency; DynamoDB drops zeros at the end
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

  /** An item that cannot be read is listed with the reason for that. */
  static ListedReview of(Map<String, AttributeValue> item) {
    RowReader row = ReceiptItem.reader(item);
    try {
      Optional<CurrencyUnit> currency =
          row.text("Currency", "the code of a currency", CurrencyUnit::of);
      return new ListedReview(
          item.get(ReceiptItem.ID).s(),
          row.required(ReceiptItem.REVIEW_STATE_AT, row.time(ReceiptItem.REVIEW_STATE_AT)),
          row.text("VendorName"),
          row.text("Date"),
          row.decimal("TotalAmount")
              .map(total -> currency.map(unit -> Decimals.scaled(total, unit)).orElse(total)),
          currency.map(CurrencyUnit::getCode),
          row.required("S3FilePath", row.text("S3FilePath")),
          row.required("FirstPage", row.integer("FirstPage")),
          row.texts(ReceiptItem.REVIEW_REASONS));
    } catch (RowDamagedException e) {
      return new ListedReview(
          item.get(ReceiptItem.ID).s(),
          Instant.EPOCH,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "",
          1,
          List.of(e.getMessage()));
    }
  }
}

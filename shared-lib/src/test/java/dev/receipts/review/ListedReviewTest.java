package dev.receipts.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ListedReviewTest {
  @ParameterizedTest
  @CsvSource({"1129, EUR, 1129.00", "12.5, KWD, 12.500", "1129, JPY, 1129", "12.125, EUR, 12.125"})
  void theTotalHasTheDigitsOfItsCurrency(String stored, String currency, String listed) {
    assertThat(ListedReview.of(item(stored, currency)).total()).contains(new BigDecimal(listed));
  }

  @Test
  void withoutACurrencyItIsListedAsItIsStored() {
    Map<String, AttributeValue> item = item("1129", "EUR");
    item.remove("Currency");

    assertThat(ListedReview.of(item).total()).contains(new BigDecimal("1129"));
  }

  private static Map<String, AttributeValue> item(String total, String currency) {
    return new HashMap<>(
        Map.of(
            "ReceiptID", AttributeValue.fromS("0123456789abcdef0123456789abcdef-00000"),
            "ReviewStateAt", AttributeValue.fromS("2026-01-15T09:30:14.000Z"),
            "TotalAmount", AttributeValue.fromN(total),
            "Currency", AttributeValue.fromS(currency),
            "S3FilePath", AttributeValue.fromS("s3://inbox/a.jpg"),
            "FirstPage", AttributeValue.fromN("1")));
  }
}

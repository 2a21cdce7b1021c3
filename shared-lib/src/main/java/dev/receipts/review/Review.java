package dev.receipts.review;

import dev.receipts.dynamodb.ReviewState;
import dev.receipts.dynamodb.RowReader;
import dev.receipts.dynamodb.Times;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What one person did about a receipt.
 *
 * @param action corrected or approved
 * @param by who did it
 * @param reason why, in their words
 * @param before the fields that they changed or confirmed, as they were; empty for none
 * @param after the same fields as they are since
 * @param reasons why the receipt needed review before
 */
public record Review(
    ReviewState action,
    String by,
    String reason,
    Instant at,
    Map<String, String> before,
    Map<String, String> after,
    List<String> reasons) {

  public Review {
    before = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(before));
    after = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(after));
    reasons = List.copyOf(reasons);
  }

  AttributeValue attribute() {
    return AttributeValue.fromM(
        Map.of(
            "Action", AttributeValue.fromS(action.name()),
            "By", AttributeValue.fromS(by),
            "Reason", AttributeValue.fromS(reason),
            "At", AttributeValue.fromS(Times.text(at)),
            "Before", texts(before),
            "After", texts(after),
            "ReviewReasons",
                AttributeValue.fromL(reasons.stream().map(AttributeValue::fromS).toList())));
  }

  static Review of(RowReader map) {
    return new Review(
        map.required("Action", map.oneOf(ReviewState.class, "Action")),
        map.required("By", map.text("By")),
        map.required("Reason", map.text("Reason")),
        map.required("At", map.time("At")),
        map.textsByName("Before"),
        map.textsByName("After"),
        map.texts("ReviewReasons"));
  }

  private static AttributeValue texts(Map<String, String> texts) {
    Map<String, AttributeValue> map = new LinkedHashMap<>();
    texts.forEach((name, value) -> map.put(name, AttributeValue.fromS(value)));
    return AttributeValue.fromM(map);
  }
}

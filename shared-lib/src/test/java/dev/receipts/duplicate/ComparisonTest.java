package dev.receipts.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.receipt.ReceiptJson;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
  private static final String COFFEE =
      """
      {"index":0,"firstPage":1,"lastPage":1,"type":"RECEIPT","vendor":{"name":"Café Morgenrot GmbH"},
       "date":"2026-03-04","time":"08:15:42","number":"4711","currency":"EUR","total":7.40,
       "lineItems":[{"description":"Coffee","amount":3.50},{"description":"Croissant","amount":3.90}],
       "status":"VERIFIED"}
      """;

  @Test
  void aReceiptThatWasReadTwiceIsTheSame() {
    assertThat(withOther(receipt -> {}))
        .contains("same vendor, date, time, number, total and line items");
  }

  @Test
  void whatIsReadALittleDifferentlyIsStillTheSame() {
    assertThat(
            withOther(
                receipt -> {
                  vendor(receipt, "CAFE M0RGENR0T");
                  receipt.put("number", "47I1").put("time", "08:15:00").put("total", 7.4);
                  line(receipt, 0, "C0ffee", "3.50");
                  line(receipt, 1, "Crolssant", "3.90");
                }))
        .contains("same vendor, date, time, number, total and line items");
  }

  @Test
  void theSameCoffeeBoughtTwiceIsNoDuplicate() {
    assertThat(withOther(receipt -> receipt.put("number", "4712"))).isEmpty();
    assertThat(withOther(receipt -> receipt.put("time", "08:16:42"))).isEmpty();
    assertThat(withOther(receipt -> receipt.put("time", "08:15:43"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"date,2026-03-05", "number,9000", "currency,CHF"})
  void anythingElseThatDiffersMakesItAnother(String field, String value) {
    assertThat(withOther(receipt -> receipt.put(field, value))).isEmpty();
  }

  @Test
  void anotherTotalOrAnotherVendorMakesItAnother() {
    assertThat(withOther(receipt -> receipt.put("total", 7.41))).isEmpty();
    assertThat(
            withOther(
                receipt -> {
                  vendor(receipt, "Bäckerei Süd");
                  receipt.remove("time");
                }))
        .isEmpty();
  }

  @Test
  void aVendorThatWasMisreadIsOutweighedByDateTimeNumberAndTotal() {
    assertThat(withOther(receipt -> vendor(receipt, "Thank you!")))
        .contains("same date, time, number, total and line items");
  }

  @ParameterizedTest
  @ValueSource(strings = {"total", "date"})
  void withoutATotalOrADateTheNumberIsEvidenceEnough(String missing) {
    assertThat(withOther(receipt -> receipt.remove(missing))).isPresent();
    assertThat(
            withOther(
                receipt -> {
                  receipt.remove(missing);
                  receipt.remove("number");
                }))
        .isEmpty();
  }

  @Test
  void withoutANumberTheTimeOrTheLineItemsMustAgree() {
    assertThat(withOther(receipt -> receipt.remove("number")))
        .contains("same vendor, date, time, total and line items");
    assertThat(
            withOther(
                receipt -> {
                  receipt.remove("number");
                  receipt.remove("time");
                }))
        .contains("same vendor, date, total and line items");
    assertThat(
            withOther(
                receipt -> {
                  receipt.remove("number");
                  receipt.remove("time");
                  receipt.remove("lineItems");
                }))
        .as("vendor, date and total alone")
        .isEmpty();
  }

  @Test
  void otherGoodsForTheSameMoneyAreAnotherPurchase() {
    assertThat(
            withOther(
                receipt -> {
                  receipt.remove("number");
                  line(receipt, 0, "Sandwich", "5.40");
                  line(receipt, 1, "Water", "2.00");
                }))
        .isEmpty();
    assertThat(
            withOther(
                receipt -> {
                  receipt.remove("number");
                  receipt.remove("time");
                  line(receipt, 0, "Tea", "3.50");
                  line(receipt, 1, "Brownie", "3.90");
                }))
        .isEmpty();
  }

  @Test
  void receiptsOfWhichNothingIsKnownAreNotTheSame() throws JsonProcessingException {
    Traits nothing =
        Traits.of(ReceiptJson.read(json("{\"type\":\"RECEIPT\",\"status\":\"NEEDS_REVIEW\"}")));

    assertThat(Comparison.agreement(nothing, nothing)).isEmpty();
  }

  /** Compares the coffee with a changed copy, both ways round. */
  private static Optional<String> withOther(Consumer<ObjectNode> change) {
    try {
      ObjectNode other = (ObjectNode) json(COFFEE);
      change.accept(other);
      Traits one = Traits.of(ReceiptJson.read(json(COFFEE)));
      Traits changed = Traits.of(ReceiptJson.read(other));
      Optional<String> agreement = Comparison.agreement(one, changed);
      assertThat(Comparison.agreement(changed, one)).isEqualTo(agreement);
      return agreement;
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static void vendor(ObjectNode receipt, String name) {
    receipt.putObject("vendor").put("name", name);
  }

  private static void line(ObjectNode receipt, int index, String description, String amount) {
    ((ObjectNode) receipt.path("lineItems").path(index))
        .put("description", description)
        .put("amount", new java.math.BigDecimal(amount));
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return Json.mapper().readTree(text);
  }
}

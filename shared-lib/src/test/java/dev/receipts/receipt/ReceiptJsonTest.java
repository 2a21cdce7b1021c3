package dev.receipts.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.json.Json;
import dev.receipts.page.Box;
import dev.receipts.receipt.Receipt.DocumentType;
import dev.receipts.receipt.Receipt.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class ReceiptJsonTest {
  private static final CurrencyUnit EUR = CurrencyUnit.EUR;

  @Test
  void keepsEverythingOnTheWayThroughText() throws JsonProcessingException {
    Receipt receipt = receipt(Optional.of(EUR), "12.50");

    String text = Json.mapper().writeValueAsString(ReceiptJson.write(receipt));

    assertThat(ReceiptJson.read(Json.mapper().readTree(text))).isEqualTo(receipt);
  }

  @Test
  void writesAmountsWithAllDigitsOfTheirCurrency() throws JsonProcessingException {
    String text =
        Json.mapper().writeValueAsString(ReceiptJson.write(receipt(Optional.of(EUR), "12.50")));

    assertThat(text).contains("\"total\":12.50,").contains("\"date\":\"2026-03-04\"");
  }

  @Test
  void leavesOutWhatIsUnknown() {
    assertThat(ReceiptJson.write(receipt(Optional.empty(), "1.00")).fieldNames())
        .toIterable()
        .contains("total")
        .doesNotContain("currency", "subtotal", "tip");
  }

  private static Receipt receipt(Optional<CurrencyUnit> currency, String total) {
    CurrencyUnit unit = currency.orElse(CurrencyUnit.of("XXX"));
    Optional<BigMoney> amount = Optional.of(BigMoney.of(unit, new BigDecimal(total)));
    Optional<BigMoney> none = Optional.empty();
    return new Receipt(
        0,
        1,
        2,
        DocumentType.RECEIPT,
        new Vendor(
            Optional.of("Corner Shop"),
            Optional.empty(),
            Optional.of("+49 30 1234"),
            Optional.empty(),
            Optional.empty()),
        Optional.of(LocalDate.of(2026, 3, 4)),
        Optional.of(LocalTime.of(17, 5)),
        Optional.of("4711"),
        currency,
        new Amounts(none, none, none, none, none, none, none, amount, none, none, none),
        List.of(
            new TaxLine(
                Optional.of("VAT"), Optional.of(new BigDecimal("19.0")), Optional.empty(), amount)),
        new Payment(Optional.of("CASH"), Optional.empty()),
        List.of(
            new LineItem(
                "Bread",
                Optional.empty(),
                Optional.of(new BigDecimal("2")),
                Optional.empty(),
                amount,
                amount,
                Optional.of("A"))),
        Status.VERIFIED,
        List.of(new Check("lines = total", true, "12.50 = 12.50")),
        List.of(),
        Map.of("total", new Evidence("TOTAL 12.50", 1, new Box(0.1, 0.2, 0.3, 0.05), 99.5, "x")),
        Optional.of("GROCERIES"));
  }
}

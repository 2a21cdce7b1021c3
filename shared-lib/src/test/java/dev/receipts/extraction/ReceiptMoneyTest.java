package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.amount.Amounts;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.notation.NumberStyle;
import dev.receipts.receipt.TaxLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptMoneyTest {

  @ParameterizedTest
  @CsvSource({
    "EUR, 12000, 2, EUR 12.00",
    "EUR, 12345, 3, EUR 12.345",
    "EUR, 12000, 3, EUR 12.00",
    "JPY, 300000, 0, JPY 300",
    "JPY, 300500, 1, JPY 300.5",
    "KWD, 12500, 3, KWD 12.500",
  })
  void hasTheDigitsOfItsCurrencyAndMoreOnlyWhereTheyAreNotZero(
      String currency, long thousandths, int decimals, String money) {
    assertThat(money(Optional.of(currency), "2.00").of(thousandths, decimals)).hasToString(money);
  }

  @ParameterizedTest
  @CsvSource({
    "2.00, 12000, 0, XXX 12.00",
    "2.00, 12000, 3, XXX 12.000",
    "¥300, 300000, 0, XXX 300"
  })
  void hasThoseOfTheReceiptWhereTheCurrencyIsUnknown(
      String amount, long thousandths, int decimals, String money) {
    assertThat(money(Optional.empty(), amount).of(thousandths, decimals)).hasToString(money);
  }

  @Test
  void isWrittenForPeopleWithoutItsCurrency() {
    assertThat(money(Optional.of("EUR"), "2.00").text(-12_000)).isEqualTo("-12.00");
    assertThat(money(Optional.of("JPY"), "2.00").text(300_000)).isEqualTo("300");
  }

  @Test
  void hasRatesInPercentWithoutNoughtsBehind() {
    TaxLine line =
        money(Optional.of("EUR"), "2.00").taxLine(Amounts.tax(20_000, 100_000, 20_000, 1));

    assertThat(line.rate()).contains(new BigDecimal("20"));
    assertThat(line.amount().map(Object::toString)).contains("EUR 20.00");
  }

  private static ReceiptMoney money(Optional<String> currency, String printed) {
    List<RowFacts> rows = Printed.rows("Tea\t" + printed);
    return new ReceiptMoney(
        currency.map(CurrencyUnit::of), NumberStyle.of(rows.stream().map(RowFacts::row).toList()));
  }
}

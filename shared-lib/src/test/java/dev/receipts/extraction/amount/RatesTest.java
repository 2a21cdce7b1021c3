package dev.receipts.extraction.amount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import dev.receipts.extraction.notation.NumberToken;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rates are in thousandths of a percent, amounts in thousandths. */
class RatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "VAT 20% ; 20000",
        "VAT 8.25 % ; 8250",
        "VAT\t20\t%\t2.00 ; 20000",
        "VAT - 19% ; 19000",
        "VAT19% ; 19000",
        "VAT.19,00 % ; 19000",
        "0% 2.00 ; 0",
      })
  void areReadBeforeTheirSign(String text, long rate) {
    assertThat(Rates.in(Printed.row(text))).isEqualTo(OptionalLong.of(rate));
  }

  @ParameterizedTest
  @ValueSource(strings = {"VAT 20", "VAT 60%", "VAT %", "Tea 2.00"})
  void areNoneWithoutASignOrOfMoreThanHalf(String text) {
    assertThat(Rates.in(Printed.row(text))).isEmpty();
  }

  @Test
  void giveTheTaxOnANetAmountAndInAGrossAmount() {
    assertThat(Rates.share(100_000, 19_000)).isEqualTo(19_000);
    assertThat(Rates.included(119_000, 19_000)).isEqualTo(19_000);
  }

  @Test
  void areNearWithinTheirRounding() {
    assertThat(Rates.near(1_000, 1_006, 6)).isTrue();
    assertThat(Rates.near(1_007, 1_000, 6)).isFalse();
  }

  @Test
  void tellTheNetAmountOfGoodsThatEndWithTheGrossOne() {
    assertThat(Rates.net(Printed.row("Paper 2\t50.00\t100.00\t20%\t20.00\t120.00")))
        .map(NumberToken::value)
        .contains(100_000L);
    assertThat(Rates.net(Printed.row("Paper 2\t50.00\t100.00\t20%\t25.00\t120.00"))).isEmpty();
    assertThat(Rates.net(Printed.row("Paper 2\t50.00\t100.00\t20.00\t120.00"))).isEmpty();
  }
}

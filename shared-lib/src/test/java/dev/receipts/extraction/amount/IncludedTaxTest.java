package dev.receipts.extraction.amount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncludedTaxTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20% 120.00 20.00",
        "20% VAT 20.00 of 120.00",
        "VAT 20.00 % in 120.00: 20.00",
        "20,00 MwSt von 120,00: 20,00",
      })
  void isReadBesideTheGrossAmountInEitherOrder(String text) {
    assertThat(IncludedTax.in(Printed.row(text)))
        .hasValueSatisfying(
            tax -> {
              assertThat(tax.rate()).isEqualTo(OptionalLong.of(20_000));
              assertThat(tax.base()).isEqualTo(OptionalLong.of(100_000));
              assertThat(tax.tax()).isEqualTo(20_000);
              assertThat(tax.gross()).isEqualTo(OptionalLong.of(120_000));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20% 100.00 20.00",
        "20% 120.00 21.00",
        "5% 0.20 0.01",
        "20% 120.00",
        "Discount 20% 120.00 20.00",
        "Service charge 20% 120.00 20.00",
        "20.00 120.00 20.00",
      })
  void isNoneWhereTheTaxComesOnTopOrThePercentagesAreOfOthers(String text) {
    assertThat(IncludedTax.in(Printed.row(text))).isEmpty();
  }
}

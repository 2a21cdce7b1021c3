package dev.receipts.extraction.amount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import dev.receipts.extraction.evidence.RowFacts;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxColumnsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "20% 100.00 20.00 120.00 ; 100000 ; 20000 ; 120000",
        "20% 120.00 100.00 20.00 ; 100000 ; 20000 ; 120000",
        "20% 20.00 100.00 ; 100000 ; 20000 ;",
        "A 7.00 107.00 100.00 7.00 ; 100000 ; 7000 ; 107000",
        "100.00 20.00 120.00 ; 100000 ; 20000 ; 120000",
        "VAT 19% (100.00): 19.00 ; 100000 ; 19000 ;",
        "100.00 9% 9.00 9% 9.00 18.00 ; 100000 ; 18000 ;",
      })
  void areReadInWhicheverOrder(String text, long base, long tax, Long gross) {
    assertThat(read(text, false))
        .hasValueSatisfying(
            line -> {
              assertThat(line.base()).isEqualTo(base);
              assertThat(line.tax().value()).isEqualTo(tax);
              assertThat(line.gross())
                  .isEqualTo(gross == null ? OptionalLong.empty() : OptionalLong.of(gross));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20% 100.00 21.00",
        "100.00 20.00",
        "100.00 40.00 140.00",
        "20% 20.00",
        "2.00 3.00 4.00 5.00 6.00 7.00 8.00",
      })
  void areNoneWhereTheAmountsDoNotFitTogether(String text) {
    assertThat(read(text, false)).isEmpty();
  }

  @Test
  void mayHaveNoTaxInATable() {
    assertThat(read("0% 100.00 0.00", true)).isPresent();
    assertThat(read("0% 100.00 0.00", false)).isEmpty();
  }

  @Test
  void areTheSumsOfATableWhereTheyMakeUpTheTotal() {
    RowFacts row = Printed.row("Sum 100.00 20.00");

    assertThat(TaxColumns.read(row.money(), OptionalLong.empty(), true, sum -> sum == 120_000))
        .isPresent();
    assertThat(TaxColumns.read(row.money(), OptionalLong.empty(), true, sum -> sum == 130_000))
        .isEmpty();
    assertThat(TaxColumns.read(row.money(), OptionalLong.empty(), false, sum -> sum == 120_000))
        .isEmpty();
  }

  private static Optional<TaxLine> read(String text, boolean inTable) {
    RowFacts row = Printed.row(text);
    return TaxColumns.read(row.money(), Rates.in(row), inTable, sum -> false);
  }
}

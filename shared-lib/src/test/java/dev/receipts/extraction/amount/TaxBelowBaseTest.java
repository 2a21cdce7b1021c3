package dev.receipts.extraction.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.receipts.extraction.Printed;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxBelowBaseTest {

  @Test
  void isInTheGrossAmountAbove() {
    assertThat(find("VAT A\t123.00", "Amount A 23.00%\t23.00").taxLines())
        .extracting(TaxCandidate::rate, TaxCandidate::base, TaxCandidate::tax, TaxCandidate::gross)
        .containsExactly(
            tuple(
                OptionalLong.of(23_000),
                OptionalLong.of(100_000),
                23_000L,
                OptionalLong.of(123_000)));
  }

  @Test
  void comesOnTopOfTheNetAmountAbove() {
    assertThat(find("VAT A\t100.00", "Amount A 23.00%\t23.00").taxLines())
        .extracting(TaxCandidate::base, TaxCandidate::gross)
        .containsExactly(tuple(OptionalLong.of(100_000), OptionalLong.of(123_000)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "VAT A\t123.00 ; Amount A 23.00%\t24.00",
        "Tea\t123.00 ; Amount A 23.00%\t23.00",
        "VAT A\t123.00 ; Amount A\t23.00",
        "VAT A 23.00%\t123.00 ; Amount A 23.00%\t23.00",
        "VAT A\t0.10 ; Amount A 23.00%\t0.02",
      })
  void isNoneWhereTheRowsDoNotBelongTogether(String above, String row) {
    assertThat(find(above, row).taxLines()).isEmpty();
  }

  @Test
  void isSummedUpInARowBelow() {
    AmountEvidence found =
        find(
            "VAT A\t123.00",
            "Amount A 23.00%\t23.00",
            "VAT B\t108.00",
            "Amount B 8.00%\t8.00",
            "VAT\t31.00");

    assertThat(found.taxLines()).hasSize(2);
    assertThat(found.of(Role.TAX))
        .singleElement()
        .returns(31_000L, AmountCandidate::value)
        .returns(Nuance.PRINTED_SUM, AmountCandidate::nuance);
  }

  private static AmountEvidence find(String... rows) {
    AmountEvidence found = new AmountEvidence();
    TaxBelowBase.read(Printed.rows(rows), found);
    return found;
  }
}

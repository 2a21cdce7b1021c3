package dev.receipts.extraction.amount;

import static dev.receipts.extraction.amount.Amounts.tax;
import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import org.junit.jupiter.api.Test;

class TaxesTest {

  @Test
  void areThoseOfTheTableBeforeLabelledOnes() {
    AmountEvidence evidence = new AmountEvidence();
    evidence.addLabelledTax(tax(20_000, 100_000, 20_000, 1));

    assertThat(Taxes.lines(evidence)).extracting(TaxCandidate::tax).containsExactly(20_000L);

    evidence.addTaxLine(tax(20_000, 90_000, 18_000, 2));

    assertThat(Taxes.lines(evidence)).extracting(TaxCandidate::tax).containsExactly(18_000L);
  }

  @Test
  void areOneWhereTheSameIsPrintedTwice() {
    AmountEvidence evidence = new AmountEvidence();
    evidence.addTaxLine(tax(20_000, 100_000, 20_000, 1));
    evidence.addTaxLine(tax(20_000, 100_000, 20_000, 5));
    evidence.addTaxLine(tax(10_000, 100_000, 10_000, 6));

    assertThat(Taxes.sum(evidence)).map(AmountCandidate::value).contains(30_000L);
  }

  @Test
  void comeToThePrintedSumWhereThereIsOne() {
    AmountEvidence evidence =
        AmountFinder.find(
            Printed.rows(
                "VAT A\t123.00",
                "Amount A 23.00%\t23.00",
                "VAT B\t108.00",
                "Amount B 8.00%\t8.00",
                "VAT\t31.00"));

    assertThat(Taxes.sum(evidence))
        .hasValueSatisfying(
            sum -> {
              assertThat(sum.value()).isEqualTo(31_000);
              assertThat(sum.nuance()).isEqualTo(Nuance.PRINTED_SUM);
            });
  }

  @Test
  void areNoneWhereGoodsTellTheirRates() {
    AmountEvidence evidence = new AmountEvidence();
    for (int row = 0; row < 9; row++) {
      evidence.addLabelledTax(tax(20_000, 1_000L * row, 200L * row, row));
    }

    assertThat(Taxes.lines(evidence)).isEmpty();
  }
}

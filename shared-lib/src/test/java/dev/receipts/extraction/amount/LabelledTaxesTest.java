package dev.receipts.extraction.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.receipts.extraction.Printed;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LabelledTaxesTest {

  @Test
  void haveTheirNetAmountsInRowsOfTheirOwn() {
    assertThat(
            AmountFinder.find(
                    Printed.rows(
                        "MwSt 19%\t19.00",
                        "Netto 19%\t100.00", "MwSt 7%\t7.00", "Netto 7%\t100.00"))
                .taxLines())
        .extracting(TaxCandidate::rate, TaxCandidate::base, TaxCandidate::tax)
        .containsExactly(
            tuple(OptionalLong.of(19_000), OptionalLong.of(100_000), 19_000L),
            tuple(OptionalLong.of(7_000), OptionalLong.of(100_000), 7_000L));
  }

  @Test
  void areNoTableWhereANetAmountIsMissing() {
    assertThat(
            AmountFinder.find(Printed.rows("MwSt 19%\t19.00", "Netto 19%\t100.00", "MwSt 7%\t7.00"))
                .taxLines())
        .isEmpty();
  }

  @Test
  void areNoTableOfOneRate() {
    assertThat(AmountFinder.find(Printed.rows("MwSt 19%\t19.00", "Netto 19%\t100.00")).taxLines())
        .isEmpty();
  }

  @Test
  void leaveTheNetAmountOfOneRateNoSubtotal() {
    AmountEvidence several =
        AmountFinder.find(
            Printed.rows(
                "MwSt 19%\t19.00", "Netto 19%\t100.00", "MwSt 7%\t7.00", "Netto 7%\t100.00"));

    assertThat(several.of(Role.SUBTOTAL))
        .isNotEmpty()
        .allMatch(net -> net.weight() <= AmountEvidence.NET_OF_RATE);
  }
}

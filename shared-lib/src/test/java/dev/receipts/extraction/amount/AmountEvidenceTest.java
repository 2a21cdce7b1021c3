package dev.receipts.extraction.amount;

import static dev.receipts.extraction.amount.Amounts.amount;
import static dev.receipts.extraction.amount.Amounts.evidence;
import static dev.receipts.extraction.amount.Amounts.tax;
import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import dev.receipts.extraction.evidence.RowFacts;
import org.junit.jupiter.api.Test;

class AmountEvidenceTest {

  @Test
  void tellsTheCandidatesOfARoleInTheirOrder() {
    AmountEvidence evidence =
        evidence(
            amount(Role.TOTAL, 5_000, 1), amount(Role.TAX, 400, 2), amount(Role.TOTAL, 6_000, 3));

    assertThat(evidence.of(Role.TOTAL))
        .extracting(AmountCandidate::value)
        .containsExactly(5_000L, 6_000L);
  }

  @Test
  void knowsWhatIsCalledTheTotalWithoutMuchDoubt() {
    AmountEvidence evidence =
        evidence(amount(Role.TOTAL, 5_000, 1, 1), amount(Role.TOTAL, 6_000, 0.6, 2));

    assertThat(evidence.hasClearTotal(5_000)).isTrue();
    assertThat(evidence.hasClearTotal(6_000)).isFalse();

    evidence.removeIf(candidate -> candidate.value() == 5_000);

    assertThat(evidence.hasClearTotal(5_000)).isFalse();
  }

  @Test
  void beginsTheSumsAtTheUppermostClearLabel() {
    RowFacts subtotal = Printed.rows("Tea\t2.00", "Subtotal\t2.00").getLast();
    RowFacts total = Printed.rows("Tea\t2.00", "Subtotal\t2.00", "Total\t2.00").getLast();
    AmountEvidence evidence = new AmountEvidence();
    evidence.add(
        new Labels.Reading(Role.TOTAL, 2, "label: total"), total, total.money().getLast(), 2);
    evidence.add(
        new Labels.Reading(Role.SUBTOTAL, 1, "label: subtotal"),
        subtotal,
        subtotal.money().getLast(),
        1);

    assertThat(evidence.summaryStart()).hasValue(1);
    assertThat(evidence.isAboveSummary(0)).isTrue();
    assertThat(evidence.isAboveSummary(1)).isFalse();
  }

  @Test
  void takesSignsForGivenWhereTheyMeanNothing() {
    RowFacts row = Printed.row("Discount\t-2.00");
    AmountEvidence evidence = new AmountEvidence();
    evidence.add(
        new Labels.Reading(Role.DISCOUNT, 1, "label: discount"), row, row.money().getFirst(), 1);
    evidence.add(new Labels.Reading(Role.TOTAL, 1, "label: total"), row, row.money().getFirst(), 1);

    assertThat(evidence.of(Role.DISCOUNT).getFirst().value()).isEqualTo(2_000);
    assertThat(evidence.of(Role.TOTAL).getFirst().value()).isEqualTo(-2_000);
  }

  @Test
  void knowsTheSumsOfSeveralTaxLines() {
    AmountEvidence evidence = new AmountEvidence();
    evidence.addTaxLine(tax(20_000, 100_000, 20_000, 1));

    assertThat(evidence.isSumOfTaxLines(100_000, 20_000)).isFalse();

    evidence.addTaxLine(tax(10_000, 50_000, 5_000, 2));

    assertThat(evidence.isSumOfTaxLines(150_000, 25_000)).isTrue();
    assertThat(evidence.isSumOfTaxLines(150_000, 20_000)).isFalse();
  }

  @Test
  void takesManyRatesForAdvertisements() {
    AmountEvidence evidence = new AmountEvidence();
    for (long rate = 0; rate <= 20; rate++) {
      evidence.addRate(1_000 * rate);
    }

    assertThat(evidence.rates()).hasSize(8).doesNotContain(0L);
  }

  @Test
  void turnsTheSignsOfARefund() {
    AmountEvidence refund = evidence(amount(Role.TOTAL, -5_000, 1), amount(Role.TAX, 400, 2));
    refund.addUnlabelled(amount(Role.TOTAL, -4_600, 0));

    AmountEvidence sale = refund.mirrored();

    assertThat(sale.of(Role.TOTAL).getFirst().value()).isEqualTo(5_000);
    assertThat(sale.of(Role.TAX).getFirst().value()).isEqualTo(400);
    assertThat(sale.unlabelled().getFirst().value()).isEqualTo(4_600);
  }
}

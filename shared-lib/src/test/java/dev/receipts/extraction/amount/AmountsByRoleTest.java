package dev.receipts.extraction.amount;

import static dev.receipts.extraction.amount.Amounts.amount;
import static dev.receipts.extraction.amount.Amounts.evidence;
import static dev.receipts.extraction.amount.Amounts.tax;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AmountsByRoleTest {

  @Test
  void areTheLikeliestFirstAndEachOnce() {
    AmountEvidence evidence =
        evidence(
            amount(Role.TOTAL, 5_000, 1, 1),
            amount(Role.TOTAL, 6_000, 2, 2),
            amount(Role.TOTAL, 5_000, 3, 3));

    assertThat(values(evidence, Role.TOTAL)).containsExactly(5_000L, 6_000L);
  }

  @Test
  void areFew() {
    AmountEvidence evidence = evidence();
    for (int row = 0; row < 100; row++) {
      evidence.add(amount(Role.TOTAL, 1_000L * row, row));
    }

    assertThat(values(evidence, Role.TOTAL)).hasSize(AmountsByRole.MAX_VALUES);
  }

  @Test
  void haveTheSumOfSubtotalsInRowsBelowEachOther() {
    assertThat(
            values(
                evidence(amount(Role.SUBTOTAL, 6_300, 4), amount(Role.SUBTOTAL, 18_400, 5)),
                Role.SUBTOTAL))
        .contains(24_700L);
    assertThat(
            values(
                evidence(amount(Role.SUBTOTAL, 6_300, 4), amount(Role.SUBTOTAL, 18_400, 8)),
                Role.SUBTOTAL))
        .doesNotContain(24_700L);
  }

  @Test
  void haveTheSumOfTheTaxLinesBeforeSingleTaxes() {
    AmountEvidence evidence = evidence(amount(Role.TAX, 20_000, 1));
    evidence.addTaxLine(tax(20_000, 100_000, 20_000, 1));
    evidence.addTaxLine(tax(10_000, 100_000, 10_000, 2));

    assertThat(values(evidence, Role.TAX)).containsExactly(30_000L, 20_000L);
  }

  private static List<Long> values(AmountEvidence evidence, Role role) {
    return new AmountsByRole(evidence).of(role).stream().map(AmountCandidate::value).toList();
  }
}

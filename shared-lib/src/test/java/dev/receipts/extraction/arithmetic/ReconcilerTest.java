package dev.receipts.extraction.arithmetic;

import static dev.receipts.extraction.amount.Amounts.amount;
import static dev.receipts.extraction.amount.Amounts.evidence;
import static dev.receipts.extraction.amount.Amounts.unlabelled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.amount.AmountEvidence;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.evidence.Trace;
import dev.receipts.receipt.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

  @Test
  void choosesTheTotalThatTheOtherAmountsMakeUp() {
    Solution solution =
        solve(
            evidence(
                amount(Role.SUBTOTAL, 10_000, 1),
                amount(Role.TAX, 2_000, 2),
                amount(Role.TOTAL, 12_000, 2, 3),
                amount(Role.TOTAL, 15_000, 2, 4)));

    assertThat(value(solution, Role.TOTAL)).isEqualTo(12_000);
    assertThat(value(solution, Role.SUBTOTAL)).isEqualTo(10_000);
    assertThat(value(solution, Role.TAX)).isEqualTo(2_000);
  }

  @Test
  void provesTheTotalByWhatMakesItUp() {
    Solution solution =
        solve(
            evidence(
                amount(Role.SUBTOTAL, 10_000, 1),
                amount(Role.TAX, 2_000, 2),
                amount(Role.TOTAL, 12_000, 2, 3)));

    assertThat(solution.proven()).isTrue();
    assertThat(solution.checks()).extracting(Check::detail).contains("10.00 + 2.00 = 12.00");
  }

  @Test
  void provesTheTotalByWhatWasPaidLessTheChange() {
    Solution solution =
        solve(
            evidence(
                amount(Role.TOTAL, 12_000, 2, 1),
                amount(Role.PAID, 20_000, 2),
                amount(Role.CHANGE, 8_000, 3)));

    assertThat(value(solution, Role.TOTAL)).isEqualTo(12_000);
    assertThat(solution.proven()).isTrue();
  }

  @Test
  void provesNothingByALabelAlone() {
    Solution solution = solve(evidence(amount(Role.TOTAL, 12_000, 2, 1)));

    assertThat(value(solution, Role.TOTAL)).isEqualTo(12_000);
    assertThat(solution.proven()).isFalse();
    assertThat(solution.conflict()).isEmpty();
  }

  @Test
  void asksWhichOfTwoTotalsIsMeantWhereNothingDecides() {
    Solution solution =
        solve(evidence(amount(Role.TOTAL, 12_000, 2, 1), amount(Role.TOTAL, 15_000, 2, 2)));

    assertThat(solution.conflict()).contains("The total may be 15.00 or 12.00.");
    assertThat(solution.proven()).isFalse();
  }

  @Test
  void takesTheLargestAmountWhereNoneIsCalledTheTotal() {
    AmountEvidence evidence = unlabelled(unlabelled(evidence(), 3_000, 1), 12_000, 2);
    Solution solution = solve(unlabelled(evidence, 12_000, 4));

    assertThat(value(solution, Role.TOTAL)).isEqualTo(12_000);
    assertThat(solution.conflict())
        .containsExactly(
            "No amount is called the total: 12.00 is the largest that is printed more than once.");
  }

  @Test
  void knowsNoTotalWhereNothingLooksLikeOne() {
    AmountEvidence evidence = unlabelled(unlabelled(evidence(), 3_000, 1), 12_000, 2);

    assertThat(solve(evidence).amounts()).doesNotContainKey(Role.TOTAL);
  }

  @Test
  void takesTheOnlyAmountOfASlipForItsTotal() {
    Solution solution = solve(unlabelled(evidence(), 12_000, 1));

    assertThat(value(solution, Role.TOTAL)).isEqualTo(12_000);
    assertThat(solution.proven()).isFalse();
  }

  @Test
  void reckonsARefundLikeASaleAndGivesItsSignsBack() {
    Solution solution =
        solve(evidence(amount(Role.SUBTOTAL, -10_000, 1), amount(Role.TOTAL, -10_000, 2, 3)));

    assertThat(value(solution, Role.TOTAL)).isEqualTo(-10_000);
  }

  @Test
  void takesNoPartForAsMuchAsTheWhole() {
    Solution solution =
        solve(evidence(amount(Role.TAX, 12_000, 1), amount(Role.TOTAL, 12_000, 2, 2)));

    assertThat(solution.amounts()).doesNotContainKey(Role.TAX);
  }

  @Test
  void takesNothingElseForTheTotalWhereItIsKnown() {
    AmountEvidence known = evidence(amount(Role.SUBTOTAL, 10_000, 1), amount(Role.PAID, 10_000, 2));

    assertThat(Reconciler.check(known, List.of(), 2).amounts()).doesNotContainKey(Role.TOTAL);
    assertThat(value(solve(known), Role.TOTAL)).isEqualTo(10_000);
  }

  private static Solution solve(AmountEvidence evidence) {
    return Reconciler.solve(evidence, List.of(), 2, Trace.OFF);
  }

  private static long value(Solution solution, Role role) {
    return solution.amounts().get(role).value();
  }
}

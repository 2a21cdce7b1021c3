package dev.receipts.extraction.arithmetic;

import static dev.receipts.extraction.amount.Amounts.amount;
import static dev.receipts.extraction.amount.Amounts.evidence;
import static dev.receipts.extraction.amount.Amounts.unlabelled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountEvidence;
import dev.receipts.extraction.amount.Role;
import org.junit.jupiter.api.Test;

class LargestAmountTest {

  @Test
  void isTheTotalWhereItIsPrintedAgain() {
    AmountEvidence evidence = unlabelled(evidence(amount(Role.PAID, 5_000, 4)), 5_000, 2);

    assertThat(LargestAmount.printedAgain(evidence))
        .hasValueSatisfying(
            total -> {
              assertThat(total.role()).isEqualTo(Role.TOTAL);
              assertThat(total.value()).isEqualTo(5_000);
              assertThat(total.source().rule()).isEqualTo("largest amount, in 2 rows");
            });
  }

  @Test
  void isNoneWhereItIsPrintedOnce() {
    AmountEvidence evidence = unlabelled(evidence(amount(Role.PAID, 5_000, 4)), 2_000, 2);

    assertThat(LargestAmount.printedAgain(unlabelled(evidence, 2_000, 3))).isEmpty();
  }

  @Test
  void isNoneWhereOneRowHasItTwice() {
    AmountEvidence evidence = unlabelled(evidence(amount(Role.PAID, 5_000, 4)), 5_000, 4);

    assertThat(LargestAmount.printedAgain(evidence)).isEmpty();
  }

  @Test
  void isMoreThanNothing() {
    assertThat(LargestAmount.printedAgain(unlabelled(unlabelled(evidence(), -2_000, 1), 0, 2)))
        .map(AmountCandidate::value)
        .isEmpty();
  }
}

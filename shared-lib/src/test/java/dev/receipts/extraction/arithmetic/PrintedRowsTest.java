package dev.receipts.extraction.arithmetic;

import static dev.receipts.extraction.amount.Amounts.amount;
import static dev.receipts.extraction.amount.Amounts.evidence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.amount.Role;
import org.junit.jupiter.api.Test;

class PrintedRowsTest {
  private final PrintedRows rows =
      new PrintedRows(evidence(amount(Role.TOTAL, 5_000, 3), amount(Role.PAID, 5_000, 7)));

  @Test
  void areThoseInWhichAmountsWereRead() {
    assertThat(rows.of(amount(Role.TOTAL, 5_000, 3))).isEqualTo(3);
  }

  @Test
  void areTheLastOnesWithTheValueOfAFieldThatTextractNamed() {
    assertThat(rows.of(amount(Role.TOTAL, 5_000, -1))).isEqualTo(7);
    assertThat(rows.of(amount(Role.TOTAL, 6_000, -1))).isEqualTo(-1);
  }
}

package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.Labels;
import dev.receipts.extraction.amount.Role;

/** The total before rounding and the rounding make up the total after it. */
record Roundings(Printed printed) implements Equation {
  /** Where the smallest coins are gone, cash is rounded to five hundredths. */
  static final long CASH_STEP = 50;

  @Override
  public void judge(Judgement judged) {
    long total = judged.total().value();
    for (AmountCandidate rounding : printed.of(Role.ROUNDING)) {
      if (rounding.value() == 0 || Math.abs(rounding.value()) > Labels.MAX_ROUNDING) {
        continue;
      }
      for (AmountCandidate other : printed.of(Role.TOTAL)) {
        if (leads(other.value(), rounding.value(), total)) {
          judged.takes(Role.ROUNDING, rounding.with(total - other.value()));
          judged.proves(
              Proof.ROUNDING,
              1,
              "total + rounding = rounded total",
              printed.addition(other.value(), total - other.value()));
          return;
        }
        if (leads(total, rounding.value(), other.value())) {
          // This is the amount before rounding, and the one after it is printed too.
          judged.weighs(-2);
          return;
        }
      }
    }
  }

  /** Whether cash is rounded from one amount to another; a minus is often lost. */
  private static boolean leads(long before, long rounding, long after) {
    boolean closes =
        rounding < 0 ? before + rounding == after : Math.abs(before - after) == rounding;
    return closes && isCash(after) && !isCash(before);
  }

  private static boolean isCash(long value) {
    return value % CASH_STEP == 0;
  }
}

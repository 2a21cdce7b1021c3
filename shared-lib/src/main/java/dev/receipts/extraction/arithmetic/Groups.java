package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountsByRole;
import dev.receipts.extraction.amount.Role;
import java.util.LinkedHashSet;
import java.util.Set;

/** Totals of groups above add up to a grand total below. */
record Groups(Printed printed) implements Equation {
  private static final int MOST_TOTALS = 2 * AmountsByRole.MAX_VALUES;

  /** Labels of less weight are of something else. */
  private static final double LABELLED = 0.4;

  @Override
  public void judge(Judgement judged) {
    Set<Long> above = above(judged.total());
    if (above.size() > MOST_TOTALS) {
      return;
    }
    for (long one : above) {
      long other = judged.total().value() - one;
      if (other != one && above.contains(other)) {
        judged.proves(Proof.GROUPS, 4, "group totals = total", printed.addition(one, other));
        return;
      }
    }
  }

  /** The totals above another; one that is printed twice is no two groups. */
  private Set<Long> above(AmountCandidate total) {
    Set<Long> above = new LinkedHashSet<>();
    int row = printed.rows().of(total);
    for (AmountCandidate other : printed.evidence().candidates()) {
      if (other.role() == Role.TOTAL
          && other.weight() >= LABELLED
          && other.value() != 0
          && printed.rows().of(other) < row) {
        above.add(other.value());
      }
    }
    return above;
  }
}

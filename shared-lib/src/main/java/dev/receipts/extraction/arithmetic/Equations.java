package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.Role;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The equations of a receipt: which of them close with a possible total, and what they prove. */
final class Equations {
  /** A label of less weight is none. */
  private static final double LABELLED = 0.4;

  private final Printed printed;

  /** All that the total may be. */
  private final Collection<AmountCandidate> totals;

  /** In an order in which each can tell what those before it found. */
  private final List<Equation> equations;

  /** How often a value is printed as a total. */
  private final Map<Long, Integer> mentions = new HashMap<>();

  Equations(Printed printed, Collection<AmountCandidate> totals) {
    this.printed = printed;
    this.totals = totals;
    equations =
        List.of(
            new Payments(printed),
            new SubtotalAndParts(printed, new Compositions(printed.amounts())),
            new Additions(printed),
            new SumOfItems(printed),
            new TaxBases(printed),
            new Roundings(printed),
            new Groups(printed),
            new IncludedTaxes(printed, totals));
    printed
        .evidence()
        .of(Role.TOTAL)
        .forEach(total -> mentions.merge(total.value(), 1, Integer::sum));
  }

  Judgement judge(AmountCandidate candidate) {
    Judgement judged = new Judgement(candidate);
    long total = candidate.value();
    judged.weighs(candidate.weight() * (total > 0 ? 1 : total == 0 ? 0.3 : 0.8));
    if (total == 0) {
      return judged;
    }
    if (isAmongGoods(candidate)) {
      judged.weighs(-1);
    }
    if (totals.size() == 1) {
      // A slip with one amount and no word beside it.
      judged.weighs(0.5);
    }
    equations.forEach(equation -> equation.judge(judged));
    int mentioned = mentions.getOrDefault(total, 0);
    judged.weighs(0.4 * Math.min(3, Math.max(0, mentioned - 1)));
    return judged;
  }

  /** Whether it has no label, and the block of the totals begins below it. */
  private boolean isAmongGoods(AmountCandidate candidate) {
    return candidate.weight() < LABELLED
        && printed.evidence().isAboveSummary(candidate.source().row());
  }
}

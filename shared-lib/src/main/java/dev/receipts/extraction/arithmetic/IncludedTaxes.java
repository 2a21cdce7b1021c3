package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.Rates;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.notation.AmountText;
import java.util.Collection;

/**
 * A tax that is contained in the total at a printed rate.
 *
 * @param totals all that the total may be
 */
record IncludedTaxes(Printed printed, Collection<AmountCandidate> totals) implements Equation {
  /** Less, in thousandths, is contained by chance. */
  private static final long LEAST = 20;

  /** As much, in thousandths, is hardly contained by chance. */
  private static final long SURE = 500;

  /** In thousandths. */
  private static final long COINS = 50;

  @Override
  public void judge(Judgement judged) {
    if (!holdsATax(judged) && isTaxOfAnother(judged.total().value())) {
      judged.weighs(-3);
    }
  }

  private boolean holdsATax(Judgement judged) {
    long total = judged.total().value();
    for (long rate : printed.evidence().rates()) {
      long share = Rates.included(total, rate);
      if (share < LEAST) {
        continue;
      }
      for (AmountCandidate tax : printed.of(Role.TAX)) {
        if (Rates.near(tax.value(), share, 10) && !isOfAnotherSum(tax.value(), total)) {
          AmountText text = printed.text();
          judged.proves(
              Proof.INCLUDED_TAX,
              share >= SURE ? 2 : 1,
              "total x rate / (100 + rate) = tax",
              text.of(total)
                  + " holds "
                  + text.of(tax.value())
                  + " at "
                  + AmountText.percent(rate));
          return true;
        }
      }
    }
    return false;
  }

  /**
   * A rounded tax is that of many totals; what is printed as its base tells which one. Coins may
   * round by five cents.
   */
  private boolean isOfAnotherSum(long tax, long total) {
    return printed.evidence().taxLines().stream()
        .filter(line -> line.tax() == tax && line.base().isPresent())
        .anyMatch(line -> !Rates.near(line.base().getAsLong() + tax, total, COINS));
  }

  private boolean isTaxOfAnother(long total) {
    for (long rate : printed.evidence().rates()) {
      for (AmountCandidate other : totals) {
        long share = Rates.included(other.value(), rate);
        if (share > LEAST && Rates.near(total, share, 10)) {
          return true;
        }
      }
    }
    return false;
  }
}

package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.Rates;
import dev.receipts.extraction.amount.TaxCandidate;
import dev.receipts.extraction.notation.AmountText;
import java.util.List;

/** The lines of a tax table, or the only one of them, make up the total. */
record TaxBases(Printed printed) implements Equation {
  @Override
  public void judge(Judgement judged) {
    if (!sum(judged)) {
      gross(judged);
    }
  }

  /** Whether all bases and taxes together are the total, or the subtotal that it is made of. */
  private boolean sum(Judgement judged) {
    long sum = 0;
    boolean taxed = false;
    for (TaxCandidate line : lines()) {
      sum += line.base().orElse(0) + line.tax();
      taxed |= line.tax() > 0;
    }
    long total = judged.total().value();
    long subtotal =
        judged
            .composition()
            .filter(composition -> judged.proofs().contains(Proof.COMPOSITION))
            .map(composition -> composition.subtotal().value())
            .orElse(total);
    boolean closes = taxed && (Rates.near(sum, total, 40) || Rates.near(sum, subtotal, 40));
    if (closes) {
      AmountText text = printed.text();
      String lines = AmountText.count(lines().size(), "tax line");
      judged.proves(
          Proof.TAX_TABLE,
          2,
          "tax bases + taxes = total",
          lines + " = " + text.of(sum) + ", total " + text.of(total));
    }
    return closes;
  }

  private void gross(Judgement judged) {
    long total = judged.total().value();
    boolean isGross =
        lines().stream()
            .anyMatch(line -> line.gross().isPresent() && line.gross().getAsLong() == total);
    if (isGross && haveSeveralRates()) {
      // One rate's share of the total.
      judged.weighs(-3);
    } else if (isGross) {
      judged.proves(
          Proof.TAX_TABLE,
          1.5,
          "base + tax = total",
          "gross of a tax line = " + printed.text().of(total));
    }
  }

  private boolean haveSeveralRates() {
    return lines().stream()
            .filter(line -> line.rate().isPresent() && line.base().orElse(0) > 0)
            .map(line -> line.rate().getAsLong())
            .distinct()
            .count()
        > 1;
  }

  private List<TaxCandidate> lines() {
    return printed.evidence().taxLines();
  }
}

package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.Source;
import dev.receipts.page.Box;
import java.util.OptionalLong;

/** Amounts as they would be read; values in thousandths. */
public final class Amounts {
  private static final Box BOX = new Box(0, 0, 0.1, 0.01);

  private Amounts() {}

  /** An amount in a row, with an ordinary label. */
  public static AmountCandidate amount(Role role, long value, int row) {
    return amount(role, value, 1, row);
  }

  /** An amount in a row, with a label of some weight. */
  public static AmountCandidate amount(Role role, long value, double weight, int row) {
    return new AmountCandidate(role, value, 2, weight, source(row));
  }

  /** Amounts with labels. */
  public static AmountEvidence evidence(AmountCandidate... candidates) {
    AmountEvidence evidence = new AmountEvidence();
    for (AmountCandidate candidate : candidates) {
      evidence.add(candidate);
    }
    return evidence;
  }

  /** An amount without a label. */
  public static AmountEvidence unlabelled(AmountEvidence evidence, long value, int row) {
    evidence.addUnlabelled(amount(Role.TOTAL, value, 0.2, row));
    return evidence;
  }

  /** A tax on a base, with its rate. */
  public static TaxCandidate tax(long rate, long base, long tax, int row) {
    return new TaxCandidate(
        "VAT",
        OptionalLong.of(rate),
        OptionalLong.of(base),
        tax,
        OptionalLong.of(base + tax),
        source(row));
  }

  private static Source source(int row) {
    return new Source("amount", 1, BOX, 99, "label", row);
  }
}

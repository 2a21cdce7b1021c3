package dev.receipts.extraction.amount;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that was found about a receipt's amounts; whoever finds an amount adds it. */
public final class AmountEvidence {
  private final List<AmountCandidate> candidates = new ArrayList<>();
  private final List<TaxCandidate> taxLines = new ArrayList<>();
  private final List<TaxCandidate> labelledTaxes = new ArrayList<>();
  private final List<AmountCandidate> unlabeled = new ArrayList<>();
  private final Set<Long> rates = new LinkedHashSet<>();
  private int summaryStart = Integer.MAX_VALUE;

  /** The amounts whose label says what they are. */
  public List<AmountCandidate> candidates() {
    return candidates;
  }

  /** The rows of tax tables. */
  public List<TaxCandidate> taxLines() {
    return taxLines;
  }

  /** Taxes with a label of their own, outside of tables. */
  public List<TaxCandidate> labelledTaxes() {
    return labelledTaxes;
  }

  /** Amounts without a label that says what they are. */
  public List<AmountCandidate> unlabeled() {
    return unlabeled;
  }

  /** The tax rates that are printed, in thousandths of a percent. */
  public Set<Long> rates() {
    return rates;
  }

  /** The first row of the block with subtotal, taxes and total; beyond all rows where unknown. */
  public int summaryStart() {
    return summaryStart;
  }

  void startSummary(int row) {
    summaryStart = row;
  }

  /** The same with the other sign for amounts that have one. */
  public AmountEvidence mirrored() {
    AmountEvidence mirrored = new AmountEvidence();
    for (AmountCandidate candidate : candidates) {
      boolean signed = candidate.role() == Role.TOTAL || candidate.role() == Role.ROUNDING;
      mirrored.candidates.add(signed ? candidate.with(-candidate.value()) : candidate);
    }
    unlabeled.forEach(candidate -> mirrored.unlabeled.add(candidate.with(-candidate.value())));
    mirrored.taxLines.addAll(taxLines);
    mirrored.labelledTaxes.addAll(labelledTaxes);
    mirrored.rates.addAll(rates);
    mirrored.summaryStart = summaryStart;
    return mirrored;
  }

  /** The candidates for a role, in the order in which they were found. */
  public List<AmountCandidate> of(Role role) {
    return candidates.stream().filter(candidate -> candidate.role() == role).toList();
  }
}

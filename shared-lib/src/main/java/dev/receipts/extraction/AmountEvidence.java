package dev.receipts.extraction;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that was found about a receipt's amounts. */
final class AmountEvidence {
  final List<AmountCandidate> candidates = new ArrayList<>();
  final List<TaxCandidate> taxLines = new ArrayList<>();

  /** Taxes with a label of their own, outside of tables. */
  final List<TaxCandidate> labelledTaxes = new ArrayList<>();

  /** Amounts without a label that says what they are. */
  final List<AmountCandidate> unlabeled = new ArrayList<>();

  /** The tax rates that are printed, in thousandths of a percent. */
  final Set<Long> rates = new LinkedHashSet<>();

  /** The first row of the block with subtotal, taxes and total. */
  int summaryStart = Integer.MAX_VALUE;

  /** The same with the other sign for amounts that have one. */
  AmountEvidence mirrored() {
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

  List<AmountCandidate> of(Role role) {
    return candidates.stream().filter(candidate -> candidate.role() == role).toList();
  }
}

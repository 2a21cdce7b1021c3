package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.RowFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A tax table that is none to look at: {@code MwSt 19% 2,01} and, in a row of its own, {@code Netto
 * 19% 10,59}.
 */
final class LabelledTaxes {
  private final List<RowFacts> rows;
  private final AmountEvidence found;

  LabelledTaxes(List<RowFacts> rows, AmountEvidence found) {
    this.rows = rows;
    this.found = found;
  }

  /** The labelled taxes with their net amounts, where each of several rates has one. */
  List<TaxCandidate> lines() {
    if (found.labelledTaxes().size() > Taxes.MOST_LINES) {
      return List.of();
    }
    List<TaxCandidate> lines = new ArrayList<>();
    for (TaxCandidate tax : found.labelledTaxes()) {
      if (tax.rate().isPresent()) {
        Optional<AmountCandidate> net = netOf(tax);
        if (net.isEmpty()) {
          return List.of();
        }
        lines.add(
            new TaxCandidate(
                tax.label(),
                tax.rate(),
                OptionalLong.of(net.get().value()),
                tax.tax(),
                OptionalLong.empty(),
                tax.source()));
      }
    }
    return lines.size() >= 2 ? lines : List.of();
  }

  /** Where there are several rates, the net amount of one is no subtotal. */
  void weakenNets() {
    found.replace(
        candidate ->
            isNetOfRate(candidate)
                ? candidate.as(Role.SUBTOTAL, AmountEvidence.NET_OF_RATE)
                : candidate);
  }

  private boolean isNetOfRate(AmountCandidate candidate) {
    return candidate.role() == Role.SUBTOTAL
        && candidate.weight() > AmountEvidence.NET_OF_RATE
        && rateBeside(candidate).isPresent();
  }

  private Optional<AmountCandidate> netOf(TaxCandidate tax) {
    long rate = tax.rate().getAsLong();
    return found.candidates().stream()
        .filter(
            candidate ->
                candidate.role() == Role.SUBTOTAL
                    && rateBeside(candidate).equals(tax.rate())
                    && tax.tax() > 0
                    && Rates.near(tax.tax(), Rates.share(candidate.value(), rate), 15))
        .findFirst();
  }

  private OptionalLong rateBeside(AmountCandidate candidate) {
    return Rates.in(rows.get(candidate.source().row()));
  }
}

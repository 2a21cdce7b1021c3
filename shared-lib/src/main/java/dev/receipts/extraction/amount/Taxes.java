package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the taxes of a receipt from their repetitions and from their sum. */
public final class Taxes {
  /** More labelled taxes than this are goods that tell their rates. */
  static final int MOST_LINES = 8;

  private Taxes() {}

  /** The tax lines: those of the table, or else the labelled ones that state a rate. */
  public static List<TaxCandidate> lines(AmountEvidence evidence) {
    if (!evidence.taxLines().isEmpty()) {
      return distinct(evidence.taxLines());
    }
    List<TaxCandidate> rated = new ArrayList<>();
    for (TaxCandidate tax : evidence.labelledTaxes()) {
      if (tax.rate().isPresent()) {
        rated.add(tax);
      }
    }
    return rated.size() > MOST_LINES ? List.of() : distinct(rated);
  }

  /** The sum of the lines as a candidate for the total tax; the printed one where there is one. */
  static Optional<AmountCandidate> sum(AmountEvidence evidence) {
    List<TaxCandidate> lines = lines(evidence);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    for (AmountCandidate candidate : evidence.candidates()) {
      if (candidate.nuance() == Nuance.PRINTED_SUM) {
        return Optional.of(candidate);
      }
    }
    long sum = 0;
    for (TaxCandidate line : lines) {
      sum += line.tax();
    }
    Source first = lines.getFirst().source();
    String rule = lines.size() == 1 ? first.rule() : "sum of " + lines.size() + " tax lines";
    return Optional.of(new AmountCandidate(Role.TAX, sum, 2, 0.95, first.by(rule)));
  }

  /** The same rate, label and amount printed twice is one tax. */
  private static List<TaxCandidate> distinct(List<TaxCandidate> lines) {
    Map<String, TaxCandidate> seen = new LinkedHashMap<>();
    for (TaxCandidate line : lines) {
      seen.putIfAbsent(line.label() + " " + line.rate() + " " + line.tax(), line);
    }
    return List.copyOf(seen.values());
  }
}

package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.notation.NumberToken;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The taxes in the rows of goods, by rate: where no table sums them up, these do. */
final class GoodsTaxes {
  private final AmountEvidence found;
  private final Map<Long, TaxCandidate> byRate = new LinkedHashMap<>();

  GoodsTaxes(AmountEvidence found) {
    this.found = found;
  }

  /** Whether a row of goods tells its tax too, which is added to that of the others of its rate. */
  boolean read(RowFacts row) {
    Optional<NumberToken> net = Rates.net(row);
    if (net.isEmpty()) {
      return false;
    }
    long rate = Rates.in(row).orElseThrow();
    long base = net.get().value();
    long gross = row.money().getLast().value();
    found.addNetOfRate(row, net.get());
    TaxCandidate tax =
        new TaxCandidate(
            "",
            OptionalLong.of(rate),
            OptionalLong.of(base),
            gross - base,
            OptionalLong.of(gross),
            Source.of(row, "tax of goods"));
    byRate.merge(rate, tax, TaxCandidate::plus);
    return true;
  }

  /** One for each rate. */
  Collection<TaxCandidate> lines() {
    return byRate.values();
  }
}

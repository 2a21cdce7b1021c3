package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.Labels;
import dev.receipts.extraction.amount.Rates;
import dev.receipts.extraction.amount.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Another amount that is labelled as a total must have an explanation. */
final class OtherTotals {
  private final Printed printed;
  private final long total;
  private final Set<Proof> proofs;

  OtherTotals(Printed printed, Judgement judged) {
    this.printed = printed;
    total = judged.total().value();
    proofs = judged.proofs();
  }

  /** The first of them that nothing explains. */
  Optional<Long> unexplained() {
    return printed.of(Role.TOTAL).stream()
        .filter(other -> other.weight() >= Labels.CLEAR_TOTAL && other.value() > 0)
        .map(AmountCandidate::value)
        .filter(other -> !isExplained(other))
        .findFirst();
  }

  /** Whether the total, or a part of the arithmetic, gives the amount. */
  private boolean isExplained(long value) {
    long gap = Math.abs(total - value);
    return gap == 0
        || isSumOfItems(value)
        || isGroupBesideAnother(gap)
        || isOtherAmount(value, gap)
        || isOfTaxLine(value)
        || isIncludedTax(value)
        || isOfParts(value, gap);
  }

  private boolean isSumOfItems(long value) {
    return value == printed.sumOfItems() && !proofs.stream().allMatch(Proof::ofPartToo);
  }

  /** Another group's total: together they are the grand total. */
  private boolean isGroupBesideAnother(long gap) {
    return proofs.contains(Proof.GROUPS)
        && printed.evidence().of(Role.TOTAL).stream().anyMatch(other -> other.value() == gap);
  }

  private boolean isOtherAmount(long value, long gap) {
    return isPrinted(Role.CHANGE, value)
        || isPrinted(Role.SUBTOTAL, value)
        || isPrinted(Role.DUE, value)
        // What was handed over is no total where something was given back.
        || (isPrinted(Role.PAID, value) && (value < total || isPrinted(Role.CHANGE, gap)));
  }

  private boolean isOfTaxLine(long value) {
    return printed.evidence().taxLines().stream()
        .anyMatch(
            line ->
                line.tax() == value
                    || (line.gross().isPresent() && line.gross().getAsLong() == value)
                    || (line.base().isPresent() && line.base().getAsLong() == value));
  }

  /** {@code Total included GST 6%}: the tax, whatever its label begins with. */
  private boolean isIncludedTax(long value) {
    return printed.evidence().rates().stream()
        .anyMatch(rate -> Rates.near(value, Rates.included(total, rate), 15));
  }

  /** Whether one or two of the parts make up the amount or the difference. */
  private boolean isOfParts(long value, long gap) {
    List<Long> parts = new ArrayList<>();
    for (Role role : Compositions.PARTS) {
      printed.of(role).forEach(part -> parts.add(Math.abs(part.value())));
    }
    for (int i = 0; i < parts.size(); i++) {
      long part = parts.get(i);
      if (part == gap || part == value) {
        return true;
      }
      for (long other : parts.subList(i + 1, parts.size())) {
        if (part + other == gap || Math.abs(part - other) == gap) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isPrinted(Role role, long value) {
    return printed.of(role).stream().anyMatch(amount -> amount.value() == value);
  }
}

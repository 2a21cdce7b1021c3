package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountEvidence;
import dev.receipts.extraction.amount.AmountsByRole;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.notation.AmountText;
import java.util.List;
import java.util.Optional;

/**
 * What the arithmetic of a receipt rests on.
 *
 * @param items the amounts of the line items
 * @param text how amounts are written
 */
record Printed(
    AmountEvidence evidence,
    List<Long> items,
    AmountsByRole amounts,
    PrintedRows rows,
    AmountText text) {
  /** A label of this weight or more leaves little doubt about its amount. */
  static final double CLEAR = 0.9;

  static Printed of(AmountEvidence evidence, List<Long> items, AmountText text) {
    return new Printed(
        evidence, items, new AmountsByRole(evidence), new PrintedRows(evidence), text);
  }

  List<AmountCandidate> of(Role role) {
    return amounts.of(role);
  }

  /** The likeliest amount of a role whose label is clear. */
  Optional<AmountCandidate> clear(Role role) {
    return of(role).stream().filter(amount -> amount.weight() >= CLEAR).findFirst();
  }

  long sumOfItems() {
    long sum = 0;
    for (long item : items) {
      sum += item;
    }
    return sum;
  }

  /** The line items and their sum, in words. */
  String itemsInWords() {
    return AmountText.count(items.size(), "line item") + " = " + text.of(sumOfItems());
  }

  /** {@code 10.00 + 2.00 = 12.00}. */
  String addition(long first, long second) {
    return text.of(first) + " + " + text.of(second) + " = " + text.of(first + second);
  }

  /** {@code 20.00 - 8.00 = 12.00}. */
  String subtraction(long first, long second) {
    return text.of(first) + " - " + text.of(second) + " = " + text.of(first - second);
  }
}

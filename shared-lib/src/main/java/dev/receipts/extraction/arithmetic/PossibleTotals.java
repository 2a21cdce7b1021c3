package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountEvidence;
import dev.receipts.extraction.amount.Rates;
import dev.receipts.extraction.amount.Role;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that the total may be; no value twice. */
final class PossibleTotals {
  /** A total stands near the end: so many of the last amounts without a label are looked at. */
  private static final int MAX_UNLABELLED = 40;

  private final Printed printed;
  private final Map<Long, AmountCandidate> totals = new LinkedHashMap<>();

  private PossibleTotals(Printed printed) {
    this.printed = printed;
    printed.of(Role.TOTAL).forEach(total -> totals.put(total.value(), total));
  }

  /** What is called a total. */
  static Collection<AmountCandidate> named(Printed printed) {
    return new PossibleTotals(printed).totals.values();
  }

  /** And what is printed as something else. */
  static Collection<AmountCandidate> all(Printed printed) {
    PossibleTotals possible = new PossibleTotals(printed);
    possible.addDue();
    possible.addSubtotals();
    possible.addPaid();
    possible.addUnlabelled();
    return possible.totals.values();
  }

  private void addDue() {
    for (AmountCandidate due : printed.of(Role.DUE)) {
      if (due.value() > 0) {
        add(due, 1);
      }
    }
  }

  private void addSubtotals() {
    for (AmountCandidate subtotal : printed.of(Role.SUBTOTAL)) {
      if (!isTaxed(subtotal.value())) {
        add(subtotal, 0.5 * subtotal.weight());
      }
    }
  }

  /** What was handed over is no total where something came back. */
  private void addPaid() {
    boolean change =
        printed.of(Role.CHANGE).stream()
            .anyMatch(back -> back.value() > 0 && back.weight() >= Printed.CLEAR);
    for (AmountCandidate paid : printed.of(Role.PAID)) {
      add(paid, (change ? 0.1 : 0.5) * paid.weight());
    }
  }

  private void addUnlabelled() {
    List<AmountCandidate> unlabelled = printed.evidence().unlabelled();
    int size = unlabelled.size();
    unlabelled
        .subList(Math.max(0, size - MAX_UNLABELLED), size)
        .forEach(amount -> totals.putIfAbsent(amount.value(), amount));
  }

  private void add(AmountCandidate amount, double weight) {
    totals.putIfAbsent(amount.value(), amount.as(Role.TOTAL, weight));
  }

  /** Whether a printed tax is a printed rate of an amount, and so comes on top of it. */
  private boolean isTaxed(long subtotal) {
    AmountEvidence evidence = printed.evidence();
    return printed.of(Role.TAX).stream()
        .anyMatch(
            tax ->
                tax.value() > 0
                    && evidence.rates().stream()
                        .anyMatch(rate -> Rates.near(tax.value(), Rates.share(subtotal, rate), 6)));
  }
}

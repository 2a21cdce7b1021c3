package dev.receipts.extraction.amount;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the amounts of a receipt say of each other, once all of them are read. */
final class SecondLook {
  /** More payments or subtotals than this are a statement of an account. */
  private static final int MAX_AMOUNTS = 50;

  /** More taxes than this are no summary. */
  private static final int MAX_TAXES = 8;

  private final AmountEvidence found;

  private SecondLook(AmountEvidence found) {
    this.found = found;
  }

  /** Corrects what single rows made seem otherwise. */
  static void at(AmountEvidence found) {
    SecondLook look = new SecondLook(found);
    look.paidInBrackets();
    look.paidBalances();
    look.runningSubtotals();
    look.startAtTheTotal();
    look.totalsBeforeTax();
    look.deliveredGoods();
  }

  /**
   * {@code Tea 2.00, subtotal 2.00, cake 3.00, subtotal 5.00}: the goods go on below the first one.
   */
  private void runningSubtotals() {
    List<AmountCandidate> sums =
        found.candidates().stream()
            .filter(sum -> sum.role() == Role.SUBTOTAL && sum.weight() >= 0.9)
            .limit(MAX_AMOUNTS)
            .toList();
    for (int i = 1; i < sums.size(); i++) {
      AmountCandidate first = sums.get(i - 1);
      AmountCandidate second = sums.get(i);
      long between =
          found.unlabelled().stream()
              .filter(
                  goods ->
                      goods.source().row() > first.source().row()
                          && goods.source().row() < second.source().row())
              .mapToLong(AmountCandidate::value)
              .sum();
      boolean goesOn = between > 0 && first.value() + between == second.value();
      if (goesOn && found.summaryStart().orElse(-1) == first.source().row()) {
        found.moveSummary(second.source().row());
        found.removeIf(first::equals);
      }
    }
  }

  /** Where no label is clear, the summary begins with the clearest total. */
  private void startAtTheTotal() {
    if (found.summaryStart().isPresent()) {
      return;
    }
    double most = 0.4;
    for (AmountCandidate candidate : found.candidates()) {
      if (candidate.role() == Role.TOTAL && candidate.weight() > most) {
        most = candidate.weight();
        found.moveSummary(candidate.source().row());
      }
    }
  }

  /** {@code Total net 100, VAT 20, invoice total 120}: what a tax is added to is no total. */
  private void totalsBeforeTax() {
    Map<Long, Integer> lastRows = new HashMap<>();
    List<AmountCandidate> taxes = new ArrayList<>();
    for (AmountCandidate candidate : found.candidates()) {
      if (candidate.role() == Role.TOTAL && candidate.weight() >= 1) {
        lastRows.merge(candidate.value(), candidate.source().row(), Math::max);
      } else if (candidate.role() == Role.TAX
          && candidate.value() > 0
          && taxes.size() < MAX_TAXES) {
        taxes.add(candidate);
      }
    }
    found.replace(
        candidate ->
            candidate.role() == Role.TOTAL && isBeforeTax(candidate, taxes, lastRows)
                ? candidate.as(Role.SUBTOTAL, 1)
                : candidate);
  }

  private static boolean isBeforeTax(
      AmountCandidate total, List<AmountCandidate> taxes, Map<Long, Integer> lastRows) {
    int row = total.source().row();
    return taxes.stream()
        .anyMatch(
            tax -> {
              int sum = lastRows.getOrDefault(total.value() + tax.value(), -1);
              return tax.source().row() > row && tax.source().row() < sum;
            });
  }

  /**
   * {@code CASH 20.00, ROUNDED (16.55), CHANGE 3.45}: a total in brackets that was paid is no
   * refund.
   */
  private void paidInBrackets() {
    Set<Long> paid = new HashSet<>();
    List<AmountCandidate> changes = found.of(Role.CHANGE);
    for (AmountCandidate cash : first(found.of(Role.PAID))) {
      for (AmountCandidate change : first(changes)) {
        if (change.value() > 0) {
          paid.add(cash.value() - change.value());
        }
      }
    }
    found.replace(
        candidate ->
            candidate.role() == Role.TOTAL
                    && candidate.value() < 0
                    && paid.contains(-candidate.value())
                ? candidate.with(-candidate.value())
                : candidate);
  }

  /**
   * {@code BALANCE 16.55, VISA 16.55, CHANGE 0.00} and {@code TAX .55 BAL 16.55}: what is paid
   * below, or stands beside the tax, was not given back.
   */
  private void paidBalances() {
    Set<Integer> taxRows = new HashSet<>();
    found.of(Role.TAX).forEach(tax -> taxRows.add(tax.source().row()));
    Map<Long, Integer> lastPayments = new HashMap<>();
    found
        .of(Role.PAID)
        .forEach(paid -> lastPayments.merge(paid.value(), paid.source().row(), Math::max));
    found.replace(
        candidate ->
            candidate.role() == Role.CHANGE
                    && candidate.value() > 0
                    && candidate.source().row() >= 0
                    && (taxRows.contains(candidate.source().row())
                        || lastPayments.getOrDefault(candidate.value(), -1)
                            > candidate.source().row())
                ? candidate.as(Role.DUE, 1)
                : candidate);
  }

  private static List<AmountCandidate> first(List<AmountCandidate> candidates) {
    return candidates.subList(0, Math.min(candidates.size(), MAX_AMOUNTS));
  }

  /** A delivery above the totals is one of the goods. */
  private void deliveredGoods() {
    found.removeIf(
        candidate ->
            candidate.role() == Role.SHIPPING && found.isAboveSummary(candidate.source().row()));
  }
}

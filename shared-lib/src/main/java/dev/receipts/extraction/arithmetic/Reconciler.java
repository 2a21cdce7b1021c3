package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountEvidence;
import dev.receipts.extraction.amount.Labels;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.evidence.Trace;
import dev.receipts.extraction.notation.AmountText;
import dev.receipts.receipt.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the amounts that the arithmetic of the receipt supports best. Every possible total is
 * weighed by its label and by the equations that close with it.
 */
public final class Reconciler {
  /** What one equation that can hardly close by chance proves, as subtotal and tax, or cash. */
  private static final double PROVEN = 1.9;

  /** By so much the best total must be better than the second one. */
  private static final double AHEAD = 0.8;

  /** Without a label of this weight, an amount may add up and be something else. */
  private static final double LABELLED = 0.6;

  /** What weighs less is no total. */
  private static final double LEAST = 0.55;

  private final Printed printed;
  private final boolean refund;
  private final Trace trace;
  private final boolean known;

  private Reconciler(
      AmountEvidence evidence, List<Long> items, int digits, Trace trace, boolean known) {
    this.trace = trace;
    this.known = known;
    refund = isRefund(evidence);
    printed =
        Printed.of(
            refund ? evidence.mirrored() : evidence,
            refund ? items.stream().map(item -> -item).toList() : items,
            new AmountText(digits, refund));
  }

  /**
   * Chooses.
   *
   * @param items the amounts of the line items
   * @param digits the decimals of the currency
   */
  public static Solution solve(AmountEvidence evidence, List<Long> items, int digits, Trace trace) {
    return new Reconciler(evidence, items, digits, trace, false).solution();
  }

  /** Checks amounts that are known: nothing else can be the total. */
  public static Solution check(AmountEvidence known, List<Long> items, int digits) {
    return new Reconciler(known, items, digits, Trace.OFF, true).solution();
  }

  private Solution solution() {
    Solution solution = solve();
    return refund ? solution.mirrored() : solution;
  }

  /** Whether the clearest total is negative: money went back to the customer. */
  private static boolean isRefund(AmountEvidence evidence) {
    AmountCandidate clearest = null;
    for (AmountCandidate candidate : evidence.candidates()) {
      if (candidate.role() == Role.TOTAL
          && candidate.weight() >= 1
          && (clearest == null || candidate.weight() > clearest.weight())) {
        clearest = candidate;
      }
    }
    return clearest != null && clearest.value() < 0;
  }

  private Solution solve() {
    traceParts();
    Collection<AmountCandidate> totals =
        known ? PossibleTotals.named(printed) : PossibleTotals.all(printed);
    Equations equations = new Equations(printed, totals);
    Judgement best = null;
    Judgement second = null;
    for (AmountCandidate candidate : totals) {
      Judgement judged = equations.judge(candidate);
      traceTotal(judged);
      if (best == null || judged.isBetterThan(best)) {
        second = best;
        best = judged;
      } else if (second == null || judged.isBetterThan(second)) {
        second = judged;
      }
    }
    if (best == null || best.score() < LEAST) {
      return known ? unknown() : largest(equations);
    }
    return solution(best, Optional.ofNullable(second));
  }

  private void traceParts() {
    for (Role role : Role.values()) {
      if (role != Role.TOTAL) {
        printed.of(role).forEach(part -> trace(role.field(), part, part.weight()));
      }
    }
  }

  private void traceTotal(Judgement judged) {
    trace("total", judged.total(), judged.score());
  }

  private void trace(String field, AmountCandidate amount, double weight) {
    trace.candidate(field, () -> printed.text().of(amount.value()), amount.source(), weight);
  }

  private Solution solution(Judgement best, Optional<Judgement> second) {
    Optional<Judgement> rival = second.filter(other -> isRival(best, other));
    List<String> conflicts = new ArrayList<>();
    rival
        .filter(other -> other.total().weight() >= Labels.CLEAR_TOTAL && best.proof() < PROVEN)
        .ifPresent(other -> conflicts.add(eitherOf(best.total(), other.total())));
    Doubts doubts = Doubts.about(best, printed);
    conflicts.addAll(doubts.conflicts());
    boolean proven =
        best.total().weight() >= LABELLED
            && rival.isEmpty()
            && best.proof() >= PROVEN
            && conflicts.isEmpty()
            && !doubts.thin();
    List<Check> checks = new ArrayList<>(best.checks());
    checks.addAll(doubts.checks());
    return new Solution(ChosenAmounts.with(best, printed), checks, proven, conflicts);
  }

  private static boolean isRival(Judgement best, Judgement second) {
    return best.score() - second.score() < AHEAD && !isNetOf(best, second);
  }

  private String eitherOf(AmountCandidate one, AmountCandidate other) {
    AmountText text = printed.text();
    return Reasons.AMBIGUOUS_TOTAL + text.of(one.value()) + " or " + text.of(other.value()) + ".";
  }

  private Solution unknown() {
    return new Solution(ChosenAmounts.withoutTotal(printed), List.of(), false, List.of());
  }

  /** Where nothing is called a total, an amount may still look like it: a person must say. */
  private Solution largest(Equations equations) {
    return LargestAmount.printedAgain(printed.evidence())
        .map(amount -> unnamed(equations.judge(amount)))
        .orElseGet(this::unknown);
  }

  private Solution unnamed(Judgement judged) {
    traceTotal(judged);
    String reason =
        Reasons.UNNAMED_TOTAL
            + printed.text().of(judged.total().value())
            + " is the largest that is printed more than once.";
    return new Solution(
        ChosenAmounts.with(judged, printed), judged.checks(), false, List.of(reason));
  }

  /** {@code Net total 40.00, tax 8.00, total 48.00}: what the tax is added to is no rival. */
  private static boolean isNetOf(Judgement best, Judgement second) {
    return best.composition()
        .map(Composition::subtotal)
        .filter(net -> net.value() == second.total().value())
        .filter(net -> net.source().row() == second.total().source().row())
        .isPresent();
  }
}

package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountEvidence;
import dev.receipts.extraction.amount.AmountsByRole;
import dev.receipts.extraction.amount.Labels;
import dev.receipts.extraction.amount.Nuance;
import dev.receipts.extraction.amount.Rates;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.evidence.Trace;
import dev.receipts.extraction.notation.AmountText;
import dev.receipts.receipt.Check;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the amounts that the arithmetic of the receipt supports best. Every possible total is
 * weighed by its label and by the equations that close with it.
 */
public final class Reconciler {
  /** A total stands near the end: so many of the last amounts without a label are looked at. */
  private static final int MAX_UNLABELLED = 40;

  /** What one equation that can hardly close by chance proves, as subtotal and tax, or cash. */
  private static final double PROVEN = 1.9;

  /** By so much the best total must be better than the second one. */
  private static final double AHEAD = 0.8;

  /** Without a label of this weight, an amount may add up and be something else. */
  private static final double LABELLED = 0.6;

  /** What weighs less is no total. */
  private static final double LEAST = 0.55;

  private final AmountEvidence evidence;
  private final List<Long> items;
  private final boolean refund;
  private final AmountText text;
  private final Trace trace;
  private final boolean known;
  private final AmountsByRole amounts;
  private final Map<Long, AmountCandidate> totals = new LinkedHashMap<>();

  private Reconciler(
      AmountEvidence printed, List<Long> lines, int digits, Trace trace, boolean known) {
    this.trace = trace;
    this.known = known;
    refund = refund(printed);
    text = new AmountText(digits, refund);
    evidence = refund ? printed.mirrored() : printed;
    items = refund ? lines.stream().map(line -> -line).toList() : lines;
    amounts = new AmountsByRole(evidence);
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
  private static boolean refund(AmountEvidence evidence) {
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
    for (Role role : Role.values()) {
      for (AmountCandidate candidate :
          role == Role.TOTAL ? List.<AmountCandidate>of() : amounts.of(role)) {
        trace.candidate(
            role.field(), () -> text.of(candidate.value()), candidate.source(), candidate.weight());
      }
    }
    for (AmountCandidate candidate : amounts.of(Role.TOTAL)) {
      totals.put(candidate.value(), candidate);
    }
    if (!known) {
      addOtherTotals();
    }
    Equations equations = new Equations(evidence, items, amounts, totals.values(), text);
    Judgement best = null;
    Judgement second = null;
    for (AmountCandidate candidate : totals.values()) {
      Judgement judged = equations.judge(candidate);
      trace.candidate(
          "total", () -> text.of(candidate.value()), candidate.source(), judged.score());
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
    List<String> conflict = new ArrayList<>();
    boolean labelled = best.total().weight() >= LABELLED;
    boolean clear =
        second == null || best.score() - second.score() >= AHEAD || isNetOf(best, second);
    if (!clear && second.total().weight() >= Labels.CLEAR_TOTAL && best.proof() < PROVEN) {
      conflict.add(
          Reasons.AMBIGUOUS_TOTAL
              + text.of(best.total().value())
              + " or "
              + text.of(second.total().value())
              + ".");
    }
    Doubts doubts = Doubts.about(best, evidence, items, amounts, text);
    conflict.addAll(doubts.conflicts());
    boolean proven =
        labelled && clear && best.proof() >= PROVEN && conflict.isEmpty() && !doubts.thin();
    List<Check> checks = new ArrayList<>(best.checks());
    checks.addAll(doubts.checks());
    return new Solution(parts(best), checks, proven, conflict);
  }

  private Solution unknown() {
    return new Solution(parts(null), List.of(), false, List.of());
  }

  /** Where nothing is called a total, an amount may still look like it: a person must say. */
  private Solution largest(Equations equations) {
    Optional<AmountCandidate> largest = LargestAmount.printedAgain(evidence);
    if (largest.isEmpty()) {
      return unknown();
    }
    Judgement judged = equations.judge(largest.get());
    String value = text.of(largest.get().value());
    trace.candidate("total", () -> value, largest.get().source(), judged.score());
    return new Solution(
        parts(judged),
        judged.checks(),
        false,
        List.of(Reasons.UNNAMED_TOTAL + value + " is the largest that is printed more than once."));
  }

  /** {@code Net total 40.00, tax 8.00, total 48.00}: what the tax is added to is no rival. */
  private static boolean isNetOf(Judgement best, Judgement second) {
    return best.composition()
        .map(Composition::subtotal)
        .filter(net -> net.value() == second.total().value())
        .filter(net -> net.source().row() == second.total().source().row())
        .isPresent();
  }

  /** What is printed as something else may be the total. */
  private void addOtherTotals() {
    for (AmountCandidate candidate : amounts.of(Role.DUE)) {
      if (candidate.value() > 0) {
        totals.putIfAbsent(candidate.value(), as(candidate, 1));
      }
    }
    for (AmountCandidate candidate : amounts.of(Role.SUBTOTAL)) {
      if (!taxed(candidate.value())) {
        totals.putIfAbsent(candidate.value(), as(candidate, 0.5 * candidate.weight()));
      }
    }
    // What was handed over is no total where something came back.
    boolean change =
        amounts.of(Role.CHANGE).stream().anyMatch(back -> back.value() > 0 && back.weight() >= 0.9);
    for (AmountCandidate candidate : amounts.of(Role.PAID)) {
      totals.putIfAbsent(
          candidate.value(), as(candidate, (change ? 0.1 : 0.5) * candidate.weight()));
    }
    int size = evidence.unlabelled().size();
    for (AmountCandidate candidate :
        evidence.unlabelled().subList(Math.max(0, size - MAX_UNLABELLED), size)) {
      totals.putIfAbsent(candidate.value(), candidate);
    }
  }

  /** Whether a printed tax is a printed rate of an amount, and so comes on top of it. */
  private boolean taxed(long subtotal) {
    return amounts.of(Role.TAX).stream()
        .anyMatch(
            tax ->
                tax.value() > 0
                    && evidence.rates().stream()
                        .anyMatch(rate -> Rates.near(tax.value(), Rates.share(subtotal, rate), 6)));
  }

  /** {@code VAT 19% 40.00}: what is more than its rate of the total is what was taxed. */
  private boolean isBase(AmountCandidate tax, long total) {
    return evidence.labelledTaxes().stream()
        .filter(line -> line.rate().isPresent() && line.source().row() == tax.source().row())
        .anyMatch(line -> line.tax() > Rates.share(total, line.rate().getAsLong()));
  }

  private static AmountCandidate as(AmountCandidate candidate, double weight) {
    return candidate.as(Role.TOTAL, weight);
  }

  private Map<Role, AmountCandidate> parts(Judgement best) {
    Map<Role, AmountCandidate> parts = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      if (role != Role.TOTAL && role != Role.DUE && role != Role.CHANGE && role != Role.PAID) {
        amounts.of(role).stream()
            .filter(candidate -> candidate.weight() >= 0.9)
            .findFirst()
            .ifPresent(candidate -> parts.put(role, candidate));
      }
    }
    if (best == null) {
      return parts;
    }
    if (best.total().value() > 0) {
      // A part is never as much as the whole.
      for (Role part : List.of(Role.TAX, Role.SERVICE, Role.TIP)) {
        parts.computeIfPresent(
            part, (role, amount) -> amount.value() < best.total().value() ? amount : null);
      }
      parts.computeIfPresent(
          Role.TAX, (role, tax) -> isBase(tax, best.total().value()) ? null : tax);
    }
    parts.put(Role.TOTAL, best.total());
    amounts.of(Role.PAID).stream()
        .filter(paid -> paid.weight() >= 0.9 && paid.value() >= best.total().value())
        .findFirst()
        .ifPresent(paid -> parts.put(Role.PAID, paid));
    parts.putAll(best.parts());
    best.composition()
        .ifPresent(
            composition -> {
              parts.put(Role.SUBTOTAL, composition.subtotal());
              parts.putAll(composition.parts());
            });
    // "Net total" names what is to be paid, where no tax is added to it.
    parts.computeIfPresent(
        Role.SUBTOTAL,
        (role, net) ->
            net.value() == best.total().value() && net.nuance() == Nuance.NET_TOTAL ? null : net);
    if (best.total().value() != 0) {
      // Of a rate that none of the goods has.
      parts.computeIfPresent(Role.SUBTOTAL, (role, net) -> net.value() == 0 ? null : net);
    }
    AmountCandidate subtotal = parts.get(Role.SUBTOTAL);
    if (subtotal == null || subtotal.value() == best.total().value()) {
      addNet(parts, best.total().value());
    }
    return parts;
  }

  /**
   * The net amount beside a tax, as in the row of a tax table, where both make up the total. It
   * proves nothing, as the total stands in that row too.
   */
  private void addNet(Map<Role, AmountCandidate> parts, long total) {
    List<AmountCandidate> taxes =
        parts.containsKey(Role.TAX) ? List.of(parts.get(Role.TAX)) : amounts.of(Role.TAX);
    List<AmountCandidate> nets = new ArrayList<>(amounts.of(Role.SUBTOTAL));
    nets.addAll(amounts.of(Role.TOTAL));
    for (AmountCandidate net : nets) {
      for (AmountCandidate tax : taxes) {
        if (tax.value() > 0 && net.value() > tax.value() && net.value() + tax.value() == total) {
          parts.put(Role.SUBTOTAL, net.as(Role.SUBTOTAL, net.weight()));
          parts.put(Role.TAX, tax);
          return;
        }
      }
    }
  }
}

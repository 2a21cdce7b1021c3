package dev.receipts.extraction;

import dev.receipts.receipt.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the amounts that the arithmetic of the receipt supports best. Every possible total is
 * weighed by its label and by the equations that close with it.
 */
final class Reconciler {
  /** A total stands near the end: so many of the last amounts without a label are looked at. */
  private static final int MAX_UNLABELED = 40;

  /** The label of such a total leaves little doubt. */
  private static final double CLEAR_TOTAL = 1.5;

  /** As much as the net amount of one of several tax rates says. */
  private static final double NET = 0.5;

  /** More distinct values than this for one role are noise. */
  private static final int MAX_VALUES = 6;

  private final AmountEvidence evidence;
  private final List<Long> items;
  private final boolean refund;
  private final AmountText text;
  private final Trace trace;
  private final boolean known;
  private final Map<Long, AmountCandidate> totals = new LinkedHashMap<>();
  private final Map<Long, Composition> compositions = new HashMap<>();
  private final Map<Long, Integer> mentions = new HashMap<>();
  private final Map<Role, List<AmountCandidate>> byRole = new EnumMap<>(Role.class);

  private Reconciler(
      AmountEvidence printed, List<Long> lines, int digits, Trace trace, boolean known) {
    this.trace = trace;
    this.known = known;
    refund = refund(printed);
    text = new AmountText(digits, refund);
    AmountEvidence evidence = refund ? printed.mirrored() : printed;
    List<Long> items = refund ? lines.stream().map(line -> -line).toList() : lines;
    this.evidence = evidence;
    this.items = items;
    for (Role role : Role.values()) {
      byRole.put(role, distinct(evidence.of(role)));
    }
    sumOfSubtotals(byRole.get(Role.SUBTOTAL)).ifPresent(sum -> byRole.get(Role.SUBTOTAL).add(sum));
    Taxes.sum(evidence)
        .ifPresent(
            sum -> {
              List<AmountCandidate> taxes = new ArrayList<>(byRole.get(Role.TAX));
              // One that is printed as the sum is no sum of its own.
              AmountCandidate first =
                  taxes.stream()
                      .filter(tax -> tax.value() == sum.value() && tax.weight() >= sum.weight())
                      .findFirst()
                      .orElse(sum);
              taxes.remove(first);
              taxes.addFirst(first);
              byRole.put(Role.TAX, taxes);
            });
  }

  /**
   * Chooses.
   *
   * @param items the amounts of the line items
   * @param digits the decimals of the currency
   */
  static Solution solve(AmountEvidence evidence, List<Long> items, int digits, Trace trace) {
    return new Reconciler(evidence, items, digits, trace, false).solution();
  }

  /** Checks amounts that are known: nothing else can be the total. */
  static Solution check(AmountEvidence known, List<Long> items, int digits) {
    return new Reconciler(known, items, digits, Trace.OFF, true).solution();
  }

  private Solution solution() {
    Solution solution = solve();
    return refund ? solution.mirrored() : solution;
  }

  /** Whether the clearest total is negative: money went back to the customer. */
  private static boolean refund(AmountEvidence evidence) {
    AmountCandidate clearest = null;
    for (AmountCandidate candidate : evidence.candidates) {
      if (candidate.role() == Role.TOTAL
          && candidate.weight() >= 1
          && (clearest == null || candidate.weight() > clearest.weight())) {
        clearest = candidate;
      }
    }
    return clearest != null && clearest.value() < 0;
  }

  /** The strongest candidate for each value, the strongest values first. */
  private static List<AmountCandidate> distinct(List<AmountCandidate> candidates) {
    Map<Long, AmountCandidate> values = new LinkedHashMap<>();
    for (AmountCandidate candidate : candidates) {
      values.merge(candidate.value(), candidate, (a, b) -> b.weight() > a.weight() ? b : a);
    }
    List<AmountCandidate> sorted = new ArrayList<>(values.values());
    sorted.sort((a, b) -> Double.compare(b.weight(), a.weight()));
    return new ArrayList<>(sorted.subList(0, Math.min(sorted.size(), MAX_VALUES)));
  }

  /**
   * {@code Bar subtotal 6.30, food subtotal 18.40}: those in rows below each other belong together.
   */
  private static Optional<AmountCandidate> sumOfSubtotals(List<AmountCandidate> subtotals) {
    List<AmountCandidate> parts =
        subtotals.stream()
            .filter(part -> part.value() > 0 && part.weight() >= NET && part.source().row() >= 0)
            .sorted(Comparator.comparingInt(part -> part.source().row()))
            .toList();
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i).source().row() - parts.get(i - 1).source().row() != 1) {
        return Optional.empty();
      }
    }
    if (parts.size() < 2) {
      return Optional.empty();
    }
    long sum = parts.stream().mapToLong(AmountCandidate::value).sum();
    AmountCandidate last = parts.getLast();
    Source source = last.source().by("sum of " + parts.size() + " subtotals");
    return Optional.of(new AmountCandidate(Role.SUBTOTAL, sum, last.decimals(), NET, source));
  }

  private Solution solve() {
    for (Role role : Role.values()) {
      for (AmountCandidate candidate :
          role == Role.TOTAL ? List.<AmountCandidate>of() : byRole.get(role)) {
        trace.candidate(
            role.field(), () -> text.of(candidate.value()), candidate.source(), candidate.weight());
      }
    }
    for (AmountCandidate candidate : byRole.get(Role.TOTAL)) {
      totals.put(candidate.value(), candidate);
    }
    if (!known) {
      addOtherTotals();
    }
    compose();
    for (AmountCandidate candidate : evidence.candidates) {
      if (candidate.role() == Role.TOTAL) {
        mentions.merge(candidate.value(), 1, Integer::sum);
      }
    }
    Judged best = null;
    Judged second = null;
    for (AmountCandidate candidate : totals.values()) {
      Judged judged = judge(candidate);
      trace.candidate("total", () -> text.of(candidate.value()), candidate.source(), judged.score);
      if (best == null || judged.better(best)) {
        second = best;
        best = judged;
      } else if (second == null || judged.better(second)) {
        second = judged;
      }
    }
    if (best == null || best.score < 0.55) {
      return new Solution(parts(null), List.of(), false, List.of());
    }
    List<String> conflict = new ArrayList<>();
    boolean labelled = best.candidate.weight() >= 0.6;
    boolean clear = second == null || best.score - second.score >= 0.8;
    if (!clear && second.candidate.weight() >= 1.5 && best.proof < 1.9) {
      conflict.add(
          Reasons.AMBIGUOUS_TOTAL
              + text.of(best.candidate.value())
              + " or "
              + text.of(second.candidate.value())
              + ".");
    }
    Doubts doubts = new Doubts(evidence, items, byRole, best.candidate, best.proofs, text);
    conflict.addAll(doubts.conflicts());
    boolean proven = labelled && clear && best.proof >= 1.9 && conflict.isEmpty() && !doubts.thin();
    List<Check> checks = new ArrayList<>(best.checks);
    checks.addAll(doubts.checks());
    return new Solution(parts(best), checks, proven, conflict);
  }

  /** What is printed as something else may be the total. */
  private void addOtherTotals() {
    for (AmountCandidate candidate : byRole.get(Role.DUE)) {
      if (candidate.value() > 0) {
        totals.putIfAbsent(candidate.value(), as(candidate, 1));
      }
    }
    for (AmountCandidate candidate : byRole.get(Role.SUBTOTAL)) {
      if (!taxed(candidate.value())) {
        totals.putIfAbsent(candidate.value(), as(candidate, 0.5 * candidate.weight()));
      }
    }
    // What was handed over is no total where something came back.
    boolean change =
        byRole.get(Role.CHANGE).stream().anyMatch(back -> back.value() > 0 && back.weight() >= 0.9);
    for (AmountCandidate candidate : byRole.get(Role.PAID)) {
      totals.putIfAbsent(
          candidate.value(), as(candidate, (change ? 0.1 : 0.5) * candidate.weight()));
    }
    int size = evidence.unlabeled.size();
    for (AmountCandidate candidate :
        evidence.unlabeled.subList(Math.max(0, size - MAX_UNLABELED), size)) {
      totals.putIfAbsent(candidate.value(), candidate);
    }
  }

  /** Whether a printed tax is a printed rate of an amount, and so comes on top of it. */
  private boolean taxed(long subtotal) {
    return byRole.get(Role.TAX).stream()
        .anyMatch(
            tax ->
                tax.value() > 0
                    && evidence.rates.stream()
                        .anyMatch(rate -> Rates.near(tax.value(), Rates.share(subtotal, rate), 6)));
  }

  private static AmountCandidate as(AmountCandidate candidate, double weight) {
    return candidate.as(Role.TOTAL, weight);
  }

  private Judged judge(AmountCandidate candidate) {
    Judged judged = new Judged(candidate);
    long total = candidate.value();
    if (total <= 0) {
      judged.score = total == 0 ? candidate.weight() * 0.3 : candidate.weight() * 0.8;
      if (total == 0) {
        return judged;
      }
    } else {
      judged.score = candidate.weight();
    }
    if (amongGoods(candidate)) {
      judged.score -= 1;
    }
    if (totals.size() == 1) {
      // A slip with one amount and no word beside it.
      judged.score += 0.5;
    }
    payment(judged, total);
    composition(judged, total);
    addition(judged, total);
    charge(judged, total);
    items(judged, total);
    taxes(judged, total);
    rounding(judged, total);
    groups(judged, total);
    includedTax(judged, total);
    int mentioned = mentions.getOrDefault(total, 0);
    judged.score += Math.min(3, Math.max(0, mentioned - 1)) * 0.4 + judged.proof;
    return judged;
  }

  /** Whether it has no label, and the block of the totals begins below it. */
  private boolean amongGoods(AmountCandidate candidate) {
    return candidate.weight() < 0.4
        && evidence.summaryStart < Integer.MAX_VALUE
        && candidate.source().row() < evidence.summaryStart;
  }

  private void payment(Judged judged, long total) {
    double best = 0;
    for (AmountCandidate paid : byRole.get(Role.PAID)) {
      for (AmountCandidate change : byRole.get(Role.CHANGE)) {
        if (paid.value() - change.value() == total && !paid.source().equals(change.source())) {
          double proof = change.value() > 0 ? 3 : 1.5;
          if (proof > best) {
            best = proof;
            judged.paid = paid;
            judged.change = change;
          }
        }
      }
      if (best < 1
          && paid.value() == total
          && paid.source().row() != judged.candidate.source().row()) {
        best = 1;
        judged.paid = paid;
        judged.change = null;
      }
    }
    if (judged.paid != null && judged.change != null) {
      judged.proves(
          judged.change.value() > 0 ? Proof.PAYMENT : Proof.PAID_EXACTLY,
          best,
          "paid - change = total",
          text.of(judged.paid.value())
              + " - "
              + text.of(judged.change.value())
              + " = "
              + text.of(total));
    } else if (judged.paid != null) {
      judged.proves(
          Proof.PAID_EXACTLY,
          best,
          "paid = total",
          text.of(judged.paid.value()) + " = " + text.of(total));
    }
  }

  private static final Role[] PARTS = {
    Role.TAX, Role.SERVICE, Role.TIP, Role.SHIPPING, Role.DISCOUNT, Role.ROUNDING
  };

  /** So many values of each part are tried, which bounds the number of sums. */
  private static final int[] TRIED = {4, 2, 2, 2, 3, 2};

  /**
   * A subtotal with what is added to it and taken from it.
   *
   * @param charged whether something is added that has no role of its own
   */
  private record Composition(
      AmountCandidate subtotal, Map<Role, AmountCandidate> parts, boolean charged) {
    boolean plain() {
      return parts.isEmpty() && !charged;
    }
  }

  /** All sums that the printed amounts can give; the one with the most telling parts for each. */
  private void compose() {
    for (AmountCandidate subtotal : byRole.get(Role.SUBTOTAL)) {
      if (subtotal.value() > 0) {
        compose(subtotal, subtotal.value(), 0, new EnumMap<>(Role.class));
      }
    }
  }

  private void compose(
      AmountCandidate subtotal, long sum, int index, Map<Role, AmountCandidate> chosen) {
    if (index == PARTS.length) {
      Composition known = compositions.get(sum);
      if (known == null || (known.plain() && !chosen.isEmpty())) {
        compositions.put(sum, new Composition(subtotal, new EnumMap<>(chosen), false));
      }
      return;
    }
    Role role = PARTS[index];
    compose(subtotal, sum, index + 1, chosen);
    int tried = 0;
    for (AmountCandidate part : byRole.get(role)) {
      long value = part.value();
      boolean tooLarge = role == Role.ROUNDING && Math.abs(value) > Labels.MAX_ROUNDING;
      if (value == 0 || tooLarge || part.source().sameRow(subtotal.source())) {
        continue;
      }
      if (++tried > TRIED[index]) {
        break;
      }
      chosen.put(role, part);
      compose(subtotal, role == Role.DISCOUNT ? sum - value : sum + value, index + 1, chosen);
      if (role == Role.ROUNDING && value > 0) {
        // The minus is often lost in print or reading.
        chosen.put(role, part.with(-value));
        compose(subtotal, sum - value, index + 1, chosen);
      }
    }
    chosen.remove(role);
  }

  private void composition(Judged judged, long total) {
    Composition composition = compositions.get(total);
    if (composition == null) {
      return;
    }
    judged.composition = composition;
    StringBuilder name = new StringBuilder("subtotal");
    StringBuilder detail = new StringBuilder(text.of(composition.subtotal.value()));
    composition.parts.forEach(
        (role, part) -> {
          boolean minus = role == Role.DISCOUNT || part.value() < 0;
          name.append(role == Role.DISCOUNT ? " - " : " + ")
              .append(role.name().toLowerCase(Locale.ROOT));
          detail.append(minus ? " - " : " + ").append(text.of(Math.abs(part.value())));
        });
    boolean itself = composition.subtotal.source().equals(judged.candidate.source());
    if (!composition.plain()) {
      judged.proves(Proof.COMPOSITION, 2.5, name + " = total", detail + " = " + text.of(total));
    } else if (!itself) {
      judged.proves(Proof.SUBTOTAL, 0.7, name + " = total", detail + " = " + text.of(total));
    }
  }

  /**
   * A total above, a tip or the like below it, and the grand total: {@code 12.10 + 1.30 = 13.40}.
   */
  private void addition(Judged judged, long total) {
    if (judged.composition != null && !judged.composition.plain()) {
      return;
    }
    int row = row(judged.candidate);
    for (Role role : List.of(Role.TIP, Role.SERVICE, Role.SHIPPING)) {
      for (AmountCandidate part : byRole.get(role)) {
        for (AmountCandidate before : byRole.get(Role.TOTAL)) {
          boolean inOrder =
              before.source().row() < part.source().row() && part.source().row() < row;
          if (inOrder && part.value() > 0 && before.value() + part.value() == total) {
            judged.composition = new Composition(before, Map.of(role, part), false);
            judged.proves(
                Proof.COMPOSITION,
                2.5,
                "total + " + role.name().toLowerCase(Locale.ROOT) + " = grand total",
                text.of(before.value()) + " + " + text.of(part.value()) + " = " + text.of(total));
            return;
          }
        }
      }
    }
  }

  /**
   * A charge that no label names, in a row between the subtotal and the total: {@code Subtotal
   * 960.00, express post 25.00, total 985.00}.
   */
  private void charge(Judged judged, long total) {
    boolean composed = judged.composition != null && !judged.composition.plain();
    if (composed || judged.candidate.weight() < CLEAR_TOTAL) {
      return;
    }
    int row = row(judged.candidate);
    List<AmountCandidate> before = new ArrayList<>(byRole.get(Role.SUBTOTAL));
    before.addAll(byRole.get(Role.TOTAL));
    for (AmountCandidate part : evidence.unlabeled) {
      for (AmountCandidate sum : before) {
        boolean inOrder =
            row(sum) >= 0 && row(sum) < part.source().row() && part.source().row() < row;
        if (inOrder
            && sum.weight() >= 0.9
            && part.value() != 0
            && sum.value() > Math.abs(part.value())
            && sum.value() + part.value() == total) {
          judged.composition = new Composition(sum, Map.of(), true);
          judged.proves(
              Proof.COMPOSITION,
              2.5,
              "subtotal + charge = total",
              text.of(sum.value()) + " + " + text.of(part.value()) + " = " + text.of(total));
          return;
        }
      }
    }
  }

  /** Where an amount is printed; one that Textract named, where the rows have it again. */
  private int row(AmountCandidate amount) {
    return amount.source().row() >= 0
        ? amount.source().row()
        : evidence.candidates.stream()
            .filter(candidate -> candidate.value() == amount.value())
            .mapToInt(candidate -> candidate.source().row())
            .max()
            .orElse(-1);
  }

  private void items(Judged judged, long total) {
    if (items.isEmpty()) {
      return;
    }
    long sum = 0;
    for (long item : items) {
      sum += item;
    }
    Composition composition = judged.composition;
    long target =
        composition != null && !composition.plain() ? composition.subtotal.value() : total;
    if (sum == total || sum == target) {
      judged.proves(
          Proof.ITEMS,
          items.size() > 1 ? 2 : 1,
          sum == total ? "line items = total" : "line items = subtotal",
          items.size() + " line items = " + text.of(sum));
      return;
    }
    for (AmountCandidate rounding : byRole.get(Role.ROUNDING)) {
      if (rounding.value() != 0
          && Math.abs(rounding.value()) < Labels.MAX_ROUNDING
          && Math.abs(total - sum) == Math.abs(rounding.value())) {
        judged.proves(
            Proof.ITEMS,
            items.size() > 1 ? 2 : 1,
            "line items + rounding = total",
            text.of(sum) + " + " + text.of(total - sum) + " = " + text.of(total));
        return;
      }
    }
    for (AmountCandidate tax : byRole.get(Role.TAX)) {
      if (tax.value() != 0 && sum + tax.value() == total) {
        judged.proves(
            Proof.ITEMS,
            2,
            "line items + tax = total",
            text.of(sum) + " + " + text.of(tax.value()) + " = " + text.of(total));
        return;
      }
    }
  }

  private void taxes(Judged judged, long total) {
    if (!evidence.taxLines.isEmpty()) {
      long sum = 0;
      boolean nonZero = false;
      for (TaxCandidate line : evidence.taxLines) {
        sum += line.base().orElse(0) + line.tax();
        nonZero |= line.tax() > 0;
      }
      boolean added = judged.composition != null && judged.proofs.contains(Proof.COMPOSITION);
      long taxed = added ? judged.composition.subtotal.value() : total;
      if (nonZero && (Rates.near(sum, total, 40) || Rates.near(sum, taxed, 40))) {
        judged.proves(
            Proof.TAX_TABLE,
            2,
            "tax bases + taxes = total",
            evidence.taxLines.size()
                + " tax lines = "
                + text.of(sum)
                + ", total "
                + text.of(total));
        return;
      }
    }
    for (TaxCandidate line : evidence.taxLines) {
      if (line.gross().isPresent() && line.gross().getAsLong() == total) {
        if (severalRates()) {
          // One rate's share of the total.
          judged.score -= 3;
        } else {
          judged.proves(
              Proof.TAX_TABLE,
              1.5,
              "base + tax = total",
              "gross of a tax line = " + text.of(total));
        }
        return;
      }
    }
  }

  private boolean severalRates() {
    return evidence.taxLines.stream()
            .filter(line -> line.rate().isPresent() && line.base().orElse(0) > 0)
            .map(line -> line.rate().getAsLong())
            .distinct()
            .count()
        > 1;
  }

  /** A tax that is contained in the total at a printed rate. */
  private void includedTax(Judged judged, long total) {
    for (long rate : evidence.rates) {
      long share = Rates.included(total, rate);
      if (share < 20) {
        continue;
      }
      for (AmountCandidate tax : byRole.get(Role.TAX)) {
        if (Rates.near(tax.value(), share, 10)) {
          judged.proves(
              Proof.INCLUDED_TAX,
              share >= 500 ? 2 : 1,
              "total x rate / (100 + rate) = tax",
              text.of(total)
                  + " holds "
                  + text.of(tax.value())
                  + " at "
                  + AmountText.percent(rate));
          return;
        }
      }
    }
    for (long rate : evidence.rates) {
      for (AmountCandidate other : totals.values()) {
        long share = Rates.included(other.value(), rate);
        if (share > 20 && Rates.near(total, share, 10)) {
          judged.score -= 3;
          return;
        }
      }
    }
  }

  /** total before rounding + rounding = total after it. */
  private void rounding(Judged judged, long total) {
    for (AmountCandidate rounding : byRole.get(Role.ROUNDING)) {
      long value = Math.abs(rounding.value());
      if (value == 0 || value > Labels.MAX_ROUNDING) {
        continue;
      }
      for (AmountCandidate other : byRole.get(Role.TOTAL)) {
        boolean closes =
            rounding.value() < 0
                ? other.value() - value == total
                : Math.abs(other.value() - total) == value;
        if (closes && cashRounded(total) && !cashRounded(other.value())) {
          judged.rounding = rounding.with(total - other.value());
          judged.proves(
              Proof.ROUNDING,
              1,
              "total + rounding = rounded total",
              text.of(other.value())
                  + " + "
                  + text.of(total - other.value())
                  + " = "
                  + text.of(total));
          return;
        }
        boolean before =
            rounding.value() < 0
                ? total - value == other.value()
                : Math.abs(other.value() - total) == value;
        if (before && cashRounded(other.value()) && !cashRounded(total)) {
          // This is the amount before rounding, and the one after it is printed too.
          judged.score -= 2;
          return;
        }
      }
    }
  }

  /** Totals of groups above add up to a grand total below. */
  private void groups(Judged judged, long total) {
    List<AmountCandidate> above = new ArrayList<>();
    int row = row(judged.candidate);
    for (AmountCandidate other : evidence.candidates) {
      if (other.role() == Role.TOTAL && other.weight() >= 0.4 && other.source().row() < row) {
        above.add(other);
      }
    }
    if (above.size() > MAX_VALUES * 2) {
      return;
    }
    for (int i = 0; i < above.size(); i++) {
      for (int j = i + 1; j < above.size(); j++) {
        long sum = above.get(i).value() + above.get(j).value();
        if (sum == total && above.get(i).value() != 0 && above.get(j).value() != 0) {
          judged.proves(
              Proof.GROUPS,
              4,
              "group totals = total",
              text.of(above.get(i).value())
                  + " + "
                  + text.of(above.get(j).value())
                  + " = "
                  + text.of(total));
          return;
        }
      }
    }
  }

  private static boolean cashRounded(long value) {
    return value % 50 == 0;
  }

  private Map<Role, AmountCandidate> parts(Judged best) {
    Map<Role, AmountCandidate> parts = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      if (role != Role.TOTAL && role != Role.DUE && role != Role.CHANGE && role != Role.PAID) {
        byRole.get(role).stream()
            .filter(candidate -> candidate.weight() >= 0.9)
            .findFirst()
            .ifPresent(candidate -> parts.put(role, candidate));
      }
    }
    if (best == null) {
      return parts;
    }
    if (best.candidate.value() > 0) {
      // A part is never as much as the whole.
      for (Role part : List.of(Role.TAX, Role.SERVICE, Role.TIP)) {
        parts.computeIfPresent(
            part, (role, amount) -> amount.value() < best.candidate.value() ? amount : null);
      }
    }
    parts.put(Role.TOTAL, best.candidate);
    byRole.get(Role.PAID).stream()
        .filter(paid -> paid.weight() >= 0.9 && paid.value() >= best.candidate.value())
        .findFirst()
        .ifPresent(paid -> parts.put(Role.PAID, paid));
    if (best.paid != null) {
      parts.put(Role.PAID, best.paid);
    }
    if (best.change != null) {
      parts.put(Role.CHANGE, best.change);
    }
    if (best.rounding != null) {
      parts.put(Role.ROUNDING, best.rounding);
    }
    if (best.composition != null) {
      parts.put(Role.SUBTOTAL, best.composition.subtotal);
      parts.putAll(best.composition.parts);
    }
    AmountCandidate subtotal = parts.get(Role.SUBTOTAL);
    if (subtotal == null || subtotal.value() == best.candidate.value()) {
      addNet(parts, best.candidate.value());
    }
    return parts;
  }

  /**
   * The net amount beside a tax, as in the row of a tax table, where both make up the total. It
   * proves nothing, as the total stands in that row too.
   */
  private void addNet(Map<Role, AmountCandidate> parts, long total) {
    List<AmountCandidate> taxes =
        parts.containsKey(Role.TAX) ? List.of(parts.get(Role.TAX)) : byRole.get(Role.TAX);
    for (AmountCandidate net : byRole.get(Role.SUBTOTAL)) {
      for (AmountCandidate tax : taxes) {
        if (tax.value() > 0 && net.value() > tax.value() && net.value() + tax.value() == total) {
          parts.put(Role.SUBTOTAL, net);
          parts.put(Role.TAX, tax);
          return;
        }
      }
    }
  }

  private static final class Judged {
    private final AmountCandidate candidate;
    private final List<Check> checks = new ArrayList<>();
    private final Set<Proof> proofs = EnumSet.noneOf(Proof.class);
    private double score;
    private double proof;
    private AmountCandidate paid;
    private AmountCandidate change;
    private AmountCandidate rounding;
    private Composition composition;

    Judged(AmountCandidate candidate) {
      this.candidate = candidate;
    }

    void proves(Proof kind, double weight, String name, String detail) {
      proofs.add(kind);
      proof += weight;
      checks.add(new Check(name, true, detail));
    }

    boolean better(Judged other) {
      return score > other.score
          || (score == other.score && candidate.value() > other.candidate.value());
    }
  }
}

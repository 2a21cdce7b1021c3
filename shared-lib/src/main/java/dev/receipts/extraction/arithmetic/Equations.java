package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountEvidence;
import dev.receipts.extraction.amount.AmountsByRole;
import dev.receipts.extraction.amount.Labels;
import dev.receipts.extraction.amount.Rates;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.amount.TaxCandidate;
import dev.receipts.extraction.notation.AmountText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The equations of a receipt: which of them close with a possible total, and what they prove. */
final class Equations {
  private final AmountEvidence evidence;
  private final List<Long> items;
  private final AmountsByRole amounts;
  private final AmountText text;
  private final Compositions compositions;
  private final PrintedRows rows;
  private final Additions additions;

  /** All that the total may be. */
  private final Collection<AmountCandidate> totals;

  /** How often a value is printed as a total. */
  private final Map<Long, Integer> mentions = new HashMap<>();

  Equations(
      AmountEvidence evidence,
      List<Long> items,
      AmountsByRole amounts,
      Collection<AmountCandidate> totals,
      AmountText text) {
    this.evidence = evidence;
    this.items = items;
    this.amounts = amounts;
    this.totals = totals;
    this.text = text;
    compositions = new Compositions(amounts);
    rows = new PrintedRows(evidence);
    additions = new Additions(evidence, amounts, rows, text);
    evidence.of(Role.TOTAL).forEach(total -> mentions.merge(total.value(), 1, Integer::sum));
  }

  Judgement judge(AmountCandidate candidate) {
    Judgement judged = new Judgement(candidate);
    long total = candidate.value();
    judged.weighs(candidate.weight() * (total > 0 ? 1 : total == 0 ? 0.3 : 0.8));
    if (total == 0) {
      return judged;
    }
    if (amongGoods(candidate)) {
      judged.weighs(-1);
    }
    if (totals.size() == 1) {
      // A slip with one amount and no word beside it.
      judged.weighs(0.5);
    }
    payment(judged, total);
    composition(judged, total);
    additions.judge(judged);
    items(judged, total);
    taxes(judged, total);
    rounding(judged, total);
    groups(judged, total);
    includedTax(judged, total);
    int mentioned = mentions.getOrDefault(total, 0);
    judged.weighs(0.4 * Math.min(3, Math.max(0, mentioned - 1)));
    return judged;
  }

  /** Whether it has no label, and the block of the totals begins below it. */
  private boolean amongGoods(AmountCandidate candidate) {
    return candidate.weight() < 0.4 && evidence.isAboveSummary(candidate.source().row());
  }

  private void payment(Judgement judged, long total) {
    double best = 0;
    Optional<AmountCandidate> paid = Optional.empty();
    Optional<AmountCandidate> change = Optional.empty();
    for (AmountCandidate handed : amounts.of(Role.PAID)) {
      for (AmountCandidate back : amounts.of(Role.CHANGE)) {
        double proof = back.value() > 0 ? 3 : 1.5;
        if (handed.value() - back.value() == total
            && !handed.source().equals(back.source())
            && proof > best) {
          best = proof;
          paid = Optional.of(handed);
          change = Optional.of(back);
        }
      }
      if (best < 1
          && handed.value() == total
          && handed.source().row() != judged.total().source().row()) {
        best = 1;
        paid = Optional.of(handed);
      }
    }
    if (paid.isEmpty()) {
      payments(judged, total);
      return;
    }
    judged.takes(Role.PAID, paid.get());
    if (change.isPresent()) {
      judged.takes(Role.CHANGE, change.get());
      judged.proves(
          change.get().value() > 0 ? Proof.PAYMENT : Proof.PAID_EXACTLY,
          best,
          "paid - change = total",
          text.of(paid.get().value())
              + " - "
              + text.of(change.get().value())
              + " = "
              + text.of(total));
    } else {
      judged.proves(
          Proof.PAID_EXACTLY,
          best,
          "paid = total",
          text.of(paid.get().value()) + " = " + text.of(total));
    }
  }

  /**
   * {@code Total 12.00, gift card 5.00, card 7.00}: two payments in rows below each other, of which
   * one may have a name that no list knows.
   */
  private void payments(Judgement judged, long total) {
    if (judged.total().weight() < Labels.CLEAR_TOTAL) {
      return;
    }
    List<AmountCandidate> others = new ArrayList<>(amounts.of(Role.PAID));
    others.addAll(evidence.unlabelled());
    for (AmountCandidate paid : amounts.of(Role.PAID)) {
      for (AmountCandidate other : others) {
        boolean below = Math.min(rows.of(paid), rows.of(other)) > rows.of(judged.total());
        boolean together = Math.abs(rows.of(paid) - rows.of(other)) == 1;
        if (below && together && other.value() > 0 && paid.value() + other.value() == total) {
          judged.proves(
              Proof.PAID_EXACTLY,
              1.5,
              "payments = total",
              text.of(other.value()) + " + " + text.of(paid.value()) + " = " + text.of(total));
          return;
        }
      }
    }
  }

  private void composition(Judgement judged, long total) {
    compositions.of(total).ifPresent(composition -> composition(judged, total, composition));
  }

  private void composition(Judgement judged, long total, Composition composition) {
    judged.composedOf(composition);
    String name = composition.inWords() + " = total";
    String detail = composition.inFigures(text) + " = " + text.of(total);
    boolean itself = composition.subtotal().source().equals(judged.total().source());
    if (!composition.plain()) {
      judged.proves(Proof.COMPOSITION, 2.5, name, detail);
    } else if (!itself) {
      judged.proves(Proof.SUBTOTAL, 0.7, name, detail);
    }
  }

  private void items(Judgement judged, long total) {
    if (items.isEmpty()) {
      return;
    }
    long sum = 0;
    for (long item : items) {
      sum += item;
    }
    long target =
        judged
            .composition()
            .filter(composition -> !composition.plain())
            .map(composition -> composition.subtotal().value())
            .orElse(total);
    if (sum == total && isSubtotalAboveATotal(judged.total())) {
      return;
    }
    if (sum == total || sum == target) {
      judged.proves(
          Proof.ITEMS,
          items.size() > 1 ? 2 : 1,
          sum == total ? "line items = total" : "line items = subtotal",
          AmountText.count(items.size(), "line item") + " = " + text.of(sum));
      return;
    }
    for (AmountCandidate rounding : amounts.of(Role.ROUNDING)) {
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
    for (AmountCandidate tax : amounts.of(Role.TAX)) {
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

  /** Whether an amount is called a subtotal, and another one below it the total. */
  private boolean isSubtotalAboveATotal(AmountCandidate amount) {
    return amounts.of(Role.SUBTOTAL).stream()
            .anyMatch(subtotal -> subtotal.source().equals(amount.source()))
        && amounts.of(Role.TOTAL).stream()
            .anyMatch(
                other -> other.weight() >= Labels.CLEAR_TOTAL && rows.of(other) > rows.of(amount));
  }

  private void taxes(Judgement judged, long total) {
    if (!evidence.taxLines().isEmpty()) {
      long sum = 0;
      boolean nonZero = false;
      for (TaxCandidate line : evidence.taxLines()) {
        sum += line.base().orElse(0) + line.tax();
        nonZero |= line.tax() > 0;
      }
      boolean added = judged.proofs().contains(Proof.COMPOSITION);
      long taxed =
          judged
              .composition()
              .filter(composition -> added)
              .map(composition -> composition.subtotal().value())
              .orElse(total);
      if (nonZero && (Rates.near(sum, total, 40) || Rates.near(sum, taxed, 40))) {
        judged.proves(
            Proof.TAX_TABLE,
            2,
            "tax bases + taxes = total",
            AmountText.count(evidence.taxLines().size(), "tax line")
                + " = "
                + text.of(sum)
                + ", total "
                + text.of(total));
        return;
      }
    }
    for (TaxCandidate line : evidence.taxLines()) {
      if (line.gross().isPresent() && line.gross().getAsLong() == total) {
        if (severalRates()) {
          // One rate's share of the total.
          judged.weighs(-3);
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
    return evidence.taxLines().stream()
            .filter(line -> line.rate().isPresent() && line.base().orElse(0) > 0)
            .map(line -> line.rate().getAsLong())
            .distinct()
            .count()
        > 1;
  }

  /** A tax that is contained in the total at a printed rate. */
  private void includedTax(Judgement judged, long total) {
    for (long rate : evidence.rates()) {
      long share = Rates.included(total, rate);
      if (share < 20) {
        continue;
      }
      for (AmountCandidate tax : amounts.of(Role.TAX)) {
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
    for (long rate : evidence.rates()) {
      for (AmountCandidate other : totals) {
        long share = Rates.included(other.value(), rate);
        if (share > 20 && Rates.near(total, share, 10)) {
          judged.weighs(-3);
          return;
        }
      }
    }
  }

  /** total before rounding + rounding = total after it. */
  private void rounding(Judgement judged, long total) {
    for (AmountCandidate rounding : amounts.of(Role.ROUNDING)) {
      long value = Math.abs(rounding.value());
      if (value == 0 || value > Labels.MAX_ROUNDING) {
        continue;
      }
      for (AmountCandidate other : amounts.of(Role.TOTAL)) {
        boolean closes =
            rounding.value() < 0
                ? other.value() - value == total
                : Math.abs(other.value() - total) == value;
        if (closes && cashRounded(total) && !cashRounded(other.value())) {
          judged.takes(Role.ROUNDING, rounding.with(total - other.value()));
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
          judged.weighs(-2);
          return;
        }
      }
    }
  }

  /** Totals of groups above add up to a grand total below. */
  private void groups(Judgement judged, long total) {
    // A total that is printed twice is no two groups.
    Set<Long> above = new LinkedHashSet<>();
    int row = rows.of(judged.total());
    for (AmountCandidate other : evidence.candidates()) {
      if (other.role() == Role.TOTAL
          && other.weight() >= 0.4
          && other.value() != 0
          && rows.of(other) < row) {
        above.add(other.value());
      }
    }
    if (above.size() > AmountsByRole.MAX_VALUES * 2) {
      return;
    }
    for (long one : above) {
      long other = total - one;
      if (other != one && above.contains(other)) {
        judged.proves(
            Proof.GROUPS,
            4,
            "group totals = total",
            text.of(one) + " + " + text.of(other) + " = " + text.of(total));
        return;
      }
    }
  }

  private static boolean cashRounded(long value) {
    return value % 50 == 0;
  }
}

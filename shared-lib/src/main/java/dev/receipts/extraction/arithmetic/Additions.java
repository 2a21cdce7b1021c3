package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountEvidence;
import dev.receipts.extraction.amount.Labels;
import dev.receipts.extraction.amount.Rates;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.notation.AmountText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The equations by which a total is more than what stands above it, where labels alone do not make
 * up the difference.
 */
final class Additions implements Equation {
  /** Smaller taxes, in thousandths, fit by chance. */
  private static final long LEAST_TAX = 200;

  /** The label of such a subtotal stands in its row. */
  private static final double CLEAR_SUBTOTAL = 1;

  /** In rows: so many may stand between a subtotal and the total. */
  private static final int MOST_CHARGES = 8;

  private final Printed printed;
  private final PrintedRows rows;
  private final AmountText text;
  private final Map<Integer, Long> charges;

  Additions(Printed printed) {
    this.printed = printed;
    rows = printed.rows();
    text = printed.text();
    charges = charges(printed.evidence());
  }

  /** Looks for the first of the equations that closes with a total which nothing else composes. */
  @Override
  public void judge(Judgement judged) {
    long total = judged.total().value();
    addition(judged, total);
    charge(judged, total);
    rowsBetween(judged, total);
    taxedSubtotal(judged, total);
  }

  /**
   * A total above, a tip or the like below it, and the grand total: {@code 12.10 + 1.30 = 13.40}.
   */
  private void addition(Judgement judged, long total) {
    if (judged.isComposed()) {
      return;
    }
    int row = rows.of(judged.total());
    for (Role role : List.of(Role.TIP, Role.SERVICE, Role.SHIPPING)) {
      for (AmountCandidate part : printed.of(role)) {
        for (AmountCandidate before : printed.of(Role.TOTAL)) {
          boolean inOrder = rows.of(before) < rows.of(part) && rows.of(part) < row;
          if (inOrder && part.value() > 0 && before.value() + part.value() == total) {
            judged.composedOf(new Composition(before, Map.of(role, part), false));
            judged.proves(
                Proof.COMPOSITION,
                2.5,
                "total + " + role.name().toLowerCase(Locale.ROOT) + " = grand total",
                printed.addition(before.value(), part.value()));
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
  private void charge(Judgement judged, long total) {
    if (judged.isComposed() || judged.total().weight() < Labels.CLEAR_TOTAL) {
      return;
    }
    int row = rows.of(judged.total());
    List<AmountCandidate> before = new ArrayList<>(printed.of(Role.SUBTOTAL));
    before.addAll(printed.of(Role.TOTAL));
    for (AmountCandidate part : printed.evidence().unlabelled()) {
      for (AmountCandidate sum : before) {
        boolean inOrder =
            rows.of(sum) >= 0 && rows.of(sum) < part.source().row() && part.source().row() < row;
        if (inOrder
            && sum.weight() >= Printed.CLEAR
            && part.value() != 0
            && sum.value() > Math.abs(part.value())
            && sum.value() + part.value() == total) {
          judged.composedOf(new Composition(sum, Map.of(), true));
          judged.proves(
              Proof.COMPOSITION,
              2.5,
              "subtotal + charge = total",
              printed.addition(sum.value(), part.value()));
          return;
        }
      }
    }
  }

  /**
   * {@code Subtotal 40.00, 4.00, 0.80, 44.80}: all rows between two amounts make up their
   * difference, whatever their labels may be.
   */
  private void rowsBetween(Judgement judged, long total) {
    int last = rows.of(judged.total());
    if (judged.isComposed() || total <= 0) {
      return;
    }
    for (AmountCandidate subtotal : printed.of(Role.SUBTOTAL)) {
      int first = rows.of(subtotal);
      if (first < 0 || subtotal.weight() < CLEAR_SUBTOTAL || last - first > MOST_CHARGES) {
        continue;
      }
      long sum = subtotal.value();
      StringBuilder detail = new StringBuilder(text.of(sum));
      int next = first + 1;
      while (next < last && charges.containsKey(next)) {
        long charge = charges.get(next++);
        sum += charge;
        detail.append(charge < 0 ? " - " : " + ").append(text.of(Math.abs(charge)));
      }
      if (next == last && sum == total && sum != subtotal.value()) {
        judged.composedOf(new Composition(subtotal, Map.of(), true));
        judged.proves(
            Proof.COMPOSITION, 2.5, "subtotal + charges = total", detail + " = " + text.of(total));
        return;
      }
    }
  }

  /** What may be added to a subtotal or taken from it, by its row. */
  private static Map<Integer, Long> charges(AmountEvidence evidence) {
    Map<Integer, Long> charges = new HashMap<>();
    evidence.unlabelled().forEach(amount -> charges.put(amount.source().row(), amount.value()));
    for (AmountCandidate amount : evidence.candidates()) {
      if (Compositions.PARTS.contains(amount.role())) {
        boolean off = amount.role() == Role.DISCOUNT;
        charges.put(amount.source().row(), off ? -amount.value() : amount.value());
      }
    }
    return charges;
  }

  /** {@code Subtotal 50.00, sales tax 8 %, total 54.00}: the rate is printed, the tax is not. */
  private void taxedSubtotal(Judgement judged, long total) {
    if (judged.isComposed() || judged.total().weight() < Labels.CLEAR_TOTAL) {
      return;
    }
    for (AmountCandidate subtotal : printed.of(Role.SUBTOTAL)) {
      for (long rate : printed.evidence().rates()) {
        long tax = Rates.share(subtotal.value(), rate);
        if (subtotal.weight() >= Printed.CLEAR
            && tax >= LEAST_TAX
            && Rates.near(total, subtotal.value() + tax, 5)) {
          judged.composedOf(new Composition(subtotal, Map.of(), true));
          judged.proves(
              Proof.COMPOSITION,
              2,
              "subtotal x (100 + rate) / 100 = total",
              text.of(subtotal.value())
                  + " and "
                  + AmountText.percent(rate)
                  + " are "
                  + text.of(total));
          return;
        }
      }
    }
  }
}

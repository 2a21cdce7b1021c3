package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountEvidence;
import dev.receipts.extraction.amount.AmountsByRole;
import dev.receipts.extraction.amount.Labels;
import dev.receipts.extraction.amount.Nuance;
import dev.receipts.extraction.amount.Rates;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.amount.TaxCandidate;
import dev.receipts.extraction.notation.AmountText;
import dev.receipts.receipt.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What speaks against the chosen total: equations that do not close, and printed totals that
 * nothing accounts for. A total may be proven and still be the wrong one of several, as the amount
 * before a discount is; so no total counts as proven while there is a doubt.
 */
final class Doubts {
  /** A label of this weight or more leaves little doubt about its amount. */
  private static final double CLEAR = 0.9;

  private static final int MAX_TAX_CHECKS = 8;

  /** Where the smallest coins are gone, cash is rounded to five hundredths. */
  private static final long CASH_STEP = 50;

  private final AmountEvidence evidence;
  private final List<Long> items;
  private final AmountsByRole amounts;
  private final AmountCandidate total;
  private final Set<Proof> proofs;
  private final AmountText text;
  private final List<Check> checks = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();
  private boolean lone;

  private Doubts(
      AmountEvidence evidence,
      List<Long> items,
      AmountsByRole amounts,
      Judgement judged,
      AmountText text) {
    this.evidence = evidence;
    this.items = items;
    this.amounts = amounts;
    total = judged.total();
    proofs = judged.proofs();
    this.text = text;
  }

  /** Looks for what speaks against a total, with what the equations said of it. */
  static Doubts about(
      Judgement judged,
      AmountEvidence evidence,
      List<Long> items,
      AmountsByRole amounts,
      AmountText text) {
    Doubts doubts = new Doubts(evidence, items, amounts, judged, text);
    doubts.payment();
    doubts.composition();
    doubts.items();
    doubts.taxTable();
    doubts.otherTotals();
    doubts.loneItems();
    doubts.subtotalAlone();
    doubts.largeDiscount();
    return doubts;
  }

  /** The equations that the choice did not rest on, with whether they close. */
  List<Check> checks() {
    return checks;
  }

  /** Whether the evidence is too thin to prove anything. */
  boolean thin() {
    return lone;
  }

  /** Reasons for a person to look. */
  List<String> conflicts() {
    return conflicts;
  }

  private void payment() {
    Optional<AmountCandidate> paid = clear(Role.PAID);
    Optional<AmountCandidate> change = clear(Role.CHANGE).filter(amount -> amount.value() > 0);
    if (proofs.contains(Proof.PAYMENT)
        || proofs.contains(Proof.PAID_EXACTLY)
        || paid.isEmpty()
        || total.value() <= 0) {
      return;
    }
    long given = paid.get().value();
    if (change.isEmpty() || change.get().value() >= given) {
      return;
    }
    long kept = given - change.get().value();
    String sum = text.of(given) + " - " + text.of(change.get().value()) + " = " + text.of(kept);
    if (Math.abs(kept - total.value()) < CASH_STEP && kept % CASH_STEP == 0) {
      checks.add(
          new Check(
              "paid - change = total in cash", true, sum + ", total " + text.of(total.value())));
      return;
    }
    fail("paid - change = total", sum);
    conflicts.add(
        Reasons.PAYMENT + text.of(kept) + ", and the total is " + text.of(total.value()) + ".");
  }

  private void composition() {
    Optional<AmountCandidate> subtotal = clear(Role.SUBTOTAL);
    if (proofs.contains(Proof.COMPOSITION)
        || proofs.contains(Proof.SUBTOTAL)
        || subtotal.isEmpty()
        || subtotal.get().value() == total.value()) {
      return;
    }
    Composition printed = new Composition(subtotal.get(), clearParts(), false);
    if (printed.sum() == total.value()) {
      return;
    }
    String figures = printed.inFigures(text);
    String detail = printed.plain() ? figures : figures + " = " + text.of(printed.sum());
    fail(printed.inWords() + " = total", detail);
    if (proofs.isEmpty()) {
      conflicts.add(
          Reasons.COMPOSITION + detail + ", and the total is " + text.of(total.value()) + ".");
    }
  }

  /** What should be added to a subtotal or taken from it. */
  private Map<Role, AmountCandidate> clearParts() {
    Map<Role, AmountCandidate> parts = new LinkedHashMap<>();
    for (Role role : Compositions.PARTS) {
      if (role != Role.TAX || !proofs.contains(Proof.INCLUDED_TAX)) {
        clear(role).filter(part -> part.value() != 0).ifPresent(part -> parts.put(role, part));
      }
    }
    return parts;
  }

  private void items() {
    if (proofs.contains(Proof.ITEMS) || items.isEmpty()) {
      return;
    }
    long sum = sumOfItems();
    if (sum != total.value()) {
      fail(
          "line items = total", AmountText.count(items.size(), "line item") + " = " + text.of(sum));
    }
  }

  private void taxTable() {
    int reported = 0;
    for (TaxCandidate line : evidence.taxLines()) {
      if (line.rate().isEmpty() || line.base().isEmpty() || ++reported > MAX_TAX_CHECKS) {
        continue;
      }
      long base = line.base().getAsLong();
      long rate = line.rate().getAsLong();
      long share = Rates.share(base, rate);
      checks.add(
          new Check(
              "base x rate = tax",
              Rates.near(share, line.tax(), 15),
              text.of(base) + " x " + AmountText.percent(rate) + " = " + text.of(line.tax())));
    }
  }

  /** Another amount that is labelled as a total must have an explanation. */
  private void otherTotals() {
    for (AmountCandidate other : amounts.of(Role.TOTAL)) {
      if (other.weight() >= Labels.CLEAR_TOTAL && other.value() > 0 && !explained(other.value())) {
        conflicts.add(
            Reasons.OTHER_TOTAL
                + text.of(other.value())
                + " is printed, and nothing explains it beside "
                + text.of(total.value())
                + ".");
        return;
      }
    }
  }

  /** Whether the total, or a part of the arithmetic, gives the amount. */
  private boolean explained(long value) {
    long gap = Math.abs(total.value() - value);
    boolean ofGoods = value == sumOfItems() && !proofs.stream().allMatch(Proof::ofPartToo);
    if (gap == 0 || ofGoods) {
      return true;
    }
    List<Long> parts = new ArrayList<>();
    for (Role role : Compositions.PARTS) {
      for (AmountCandidate part : amounts.of(role)) {
        parts.add(Math.abs(part.value()));
      }
    }
    for (AmountCandidate other : evidence.of(Role.TOTAL)) {
      // Another group's total: together they are the grand total.
      if (other.value() == gap && proofs.contains(Proof.GROUPS)) {
        return true;
      }
    }
    for (Role role : List.of(Role.CHANGE, Role.SUBTOTAL, Role.DUE)) {
      if (isPrinted(role, value)) {
        return true;
      }
    }
    // What was handed over is no total where something was given back.
    if (isPrinted(Role.PAID, value) && (value < total.value() || isPrinted(Role.CHANGE, gap))) {
      return true;
    }
    for (TaxCandidate line : evidence.taxLines()) {
      boolean gross = line.gross().isPresent() && line.gross().getAsLong() == value;
      boolean net = line.base().isPresent() && line.base().getAsLong() == value;
      if (gross || net || line.tax() == value) {
        return true;
      }
    }
    for (long rate : evidence.rates()) {
      // "Total included GST 6%": the tax, whatever its label begins with.
      long tax = Rates.included(total.value(), rate);
      if (Rates.near(value, tax, 15)) {
        return true;
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) == gap || parts.get(i) == value) {
        return true;
      }
      for (int j = i + 1; j < parts.size(); j++) {
        if (parts.get(i) + parts.get(j) == gap || Math.abs(parts.get(i) - parts.get(j)) == gap) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isPrinted(Role role, long value) {
    return amounts.of(role).stream().anyMatch(amount -> amount.value() == value);
  }

  /**
   * The sum of the line items alone proves nothing where something else is printed that changes
   * what is to be paid.
   */
  private void loneItems() {
    if (proofs.contains(Proof.ITEMS) && proofs.size() == 1) {
      boolean changed = false;
      for (Role role : Compositions.PARTS) {
        changed |= amounts.of(role).stream().anyMatch(part -> part.value() != 0);
      }
      lone = changed;
    }
  }

  /**
   * What is only called a subtotal may be no more where a larger amount stands below it, which was
   * not handed over for it.
   */
  private void subtotalAlone() {
    if (total.nuance() != Nuance.ONLY_SUBTOTAL) {
      return;
    }
    boolean called =
        evidence.candidates().stream()
            .anyMatch(other -> other.role() != Role.SUBTOTAL && other.value() == total.value());
    Set<Long> values =
        evidence.unlabelled().stream()
            .filter(other -> other.source().row() > total.source().row())
            .map(AmountCandidate::value)
            .collect(Collectors.toSet());
    boolean larger =
        values.stream()
            .anyMatch(other -> other > total.value() && !values.contains(other - total.value()));
    lone |= !called && larger;
  }

  /** More than half off may be a voucher, and a voucher is a way to pay. */
  private void largeDiscount() {
    for (AmountCandidate discount : amounts.of(Role.DISCOUNT)) {
      if (discount.weight() >= CLEAR && total.value() > 0 && discount.value() > total.value()) {
        conflicts.add(
            Reasons.LARGE_DISCOUNT
                + text.of(discount.value())
                + " is more than the total of "
                + text.of(total.value())
                + ": was it a voucher that paid a part?");
        return;
      }
    }
  }

  private long sumOfItems() {
    long sum = 0;
    for (long item : items) {
      sum += item;
    }
    return sum;
  }

  private Optional<AmountCandidate> clear(Role role) {
    return amounts.of(role).stream().filter(amount -> amount.weight() >= CLEAR).findFirst();
  }

  private void fail(String name, String detail) {
    checks.add(new Check(name, false, detail + ", total " + text.of(total.value())));
  }
}

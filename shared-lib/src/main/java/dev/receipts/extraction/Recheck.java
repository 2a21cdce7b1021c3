package dev.receipts.extraction;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountEvidence;
import dev.receipts.extraction.amount.Nuance;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.amount.TaxCandidate;
import dev.receipts.extraction.arithmetic.Reasons;
import dev.receipts.extraction.arithmetic.Reconciler;
import dev.receipts.extraction.arithmetic.Solution;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.page.Box;
import dev.receipts.receipt.Amounts;
import dev.receipts.receipt.Check;
import dev.receipts.receipt.Evidence;
import dev.receipts.receipt.LineItem;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.Status;
import dev.receipts.receipt.TaxLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.BigMoney;

/**
 * Checks a receipt that a person corrected, as it was checked when it was read: the same equations,
 * the same reasons and the same status. What is known only from the page, as a second total that is
 * printed, is not lost: it stands until the person says what the field is.
 */
public final class Recheck {
  /** The rule in the evidence of a value that a person gave. */
  public static final String BY_HAND = "corrected by hand";

  /** A label that says total, and nothing else. */
  private static final double TOTAL_WEIGHT = 2;

  private static final double CLEAR_WEIGHT = 1;

  private static final int DEFAULT_DIGITS = 2;

  private final Receipt receipt;
  private final Set<String> corrected;
  private final boolean refund;
  private int row;

  private Recheck(Receipt receipt, Set<String> corrected) {
    this.receipt = receipt;
    this.corrected = corrected;
    this.refund = receipt.amounts().total().filter(BigMoney::isNegative).isPresent();
  }

  /**
   * The receipt with checks, status and reasons that fit its fields.
   *
   * @param receipt with its new fields, and with the checks, status and reasons it had before
   * @param corrected the names of the fields that a person gave, as {@code total} or {@code
   *     lines[2].amount}
   */
  public static Receipt of(Receipt receipt, Set<String> corrected) {
    return new Recheck(receipt, corrected).check();
  }

  private Receipt check() {
    Solution solution = Reconciler.check(evidence(), items(), digits());
    boolean otherAmounts = corrected.stream().anyMatch(Recheck::isAmount);
    Set<String> reasons = new LinkedHashSet<>();
    if (receipt.vendor().name().isEmpty()) {
      reasons.add(Reasons.NO_VENDOR);
    }
    if (receipt.date().isEmpty()) {
      reasons.add(Reasons.NO_DATE);
    }
    if (receipt.amounts().total().isEmpty()) {
      reasons.add(Reasons.NO_TOTAL);
    }
    receipt.reviewReasons().stream()
        .filter(reason -> !Reasons.followsFromFields(reason))
        .filter(reason -> !(otherAmounts && Reasons.followsFromAmounts(reason)))
        .filter(reason -> !Reasons.settled(reason, corrected))
        .forEach(reasons::add);
    if (otherAmounts) {
      // What has the wrong sign adds up to nothing.
      signs().ifPresentOrElse(reasons::add, () -> reasons.addAll(solution.conflict()));
    }
    boolean proven =
        solution.proven() || (!otherAmounts && receipt.status() == Receipt.Status.VERIFIED);
    Status status =
        !reasons.isEmpty() ? Status.NEEDS_REVIEW : proven ? Status.VERIFIED : Status.UNVERIFIED;
    List<Check> checks = otherAmounts ? solution.checks() : receipt.checks();
    return receipt.with(status, checks, List.copyOf(reasons));
  }

  private static boolean isAmount(String field) {
    if (field.startsWith("lines[") || field.startsWith("taxes[")) {
      return true;
    }
    for (Role role : Role.values()) {
      if (role.field().equals(field)) {
        return true;
      }
    }
    return false;
  }

  private AmountEvidence evidence() {
    AmountEvidence evidence = new AmountEvidence();
    Amounts amounts = receipt.amounts();
    add(evidence, Role.SUBTOTAL, amounts.subtotal());
    add(evidence, Role.TAX, amounts.tax());
    add(evidence, Role.TIP, amounts.tip());
    add(evidence, Role.SERVICE, amounts.serviceCharge());
    add(evidence, Role.SHIPPING, amounts.shipping());
    add(evidence, Role.DISCOUNT, amounts.discount());
    add(evidence, Role.ROUNDING, amounts.rounding());
    add(evidence, Role.TOTAL, amounts.total());
    add(evidence, Role.PAID, amounts.paid());
    add(evidence, Role.CHANGE, amounts.change());
    add(evidence, Role.DUE, amounts.due());
    boolean table = receipt.taxLines().stream().anyMatch(line -> line.base().isPresent());
    for (TaxLine line : receipt.taxLines()) {
      line.rate().ifPresent(rate -> evidence.addRate(thousandths(rate)));
      line.amount()
          .ifPresent(
              amount -> {
                if (table) {
                  evidence.addTaxLine(tax(line, amount));
                } else {
                  evidence.addLabelledTax(tax(line, amount));
                }
              });
    }
    return evidence;
  }

  private void add(AmountEvidence evidence, Role role, Optional<BigMoney> amount) {
    amount.ifPresent(
        money -> {
          long value = thousandths(money.getAmount());
          // A refund's amounts are all negative in the receipt; on the paper only these two are.
          Source source = source(role.field());
          evidence.add(
              new AmountCandidate(
                  role,
                  refund && !role.signed() ? -value : value,
                  money.getScale(),
                  role == Role.TOTAL ? TOTAL_WEIGHT : CLEAR_WEIGHT,
                  source,
                  Nuance.ofStored(source.rule())));
        });
  }

  private TaxCandidate tax(TaxLine line, BigMoney amount) {
    return new TaxCandidate(
        line.label().orElse(""),
        line.rate().map(rate -> OptionalLong.of(thousandths(rate))).orElse(OptionalLong.empty()),
        line.base().map(base -> OptionalLong.of(onPaper(base))).orElse(OptionalLong.empty()),
        onPaper(amount),
        OptionalLong.empty(),
        source("taxes"));
  }

  /**
   * A refund's taxes are negative in the receipt; on the paper they are printed without a minus.
   */
  private long onPaper(BigMoney amount) {
    long value = thousandths(amount.getAmount());
    return refund ? -value : value;
  }

  /** Money goes one way: the parts have the sign of the total. */
  private Optional<String> signs() {
    Amounts amounts = receipt.amounts();
    Map<String, Optional<BigMoney>> parts = new LinkedHashMap<>();
    parts.put("subtotal", amounts.subtotal());
    parts.put("tax", amounts.tax());
    parts.put("tip", amounts.tip());
    parts.put("service charge", amounts.serviceCharge());
    parts.put("shipping", amounts.shipping());
    parts.put("discount", amounts.discount());
    parts.put("paid", amounts.paid());
    parts.put("change", amounts.change());
    return amounts
        .total()
        .flatMap(
            total -> {
              String others =
                  parts.entrySet().stream()
                      .filter(
                          part ->
                              part.getValue().filter(other -> against(total, other)).isPresent())
                      .map(part -> part.getKey() + " " + plain(part.getValue().orElseThrow()))
                      .collect(Collectors.joining(", "));
              return others.isEmpty()
                  ? Optional.empty()
                  : Optional.of(Reasons.SIGNS + plain(total) + ", beside " + others + ".");
            });
  }

  private static boolean against(BigMoney total, BigMoney part) {
    return total.isNegative() ? part.isPositive() : total.isPositive() && part.isNegative();
  }

  private static String plain(BigMoney money) {
    return money.getAmount().toPlainString();
  }

  /** The amounts of all lines, or none where one is unknown: their sum would say nothing. */
  private List<Long> items() {
    List<Long> items = new ArrayList<>();
    for (LineItem item : receipt.lineItems()) {
      if (item.amount().isEmpty()) {
        return List.of();
      }
      items.add(thousandths(item.amount().get().getAmount()));
    }
    return items;
  }

  private Source source(String field) {
    Evidence known = receipt.evidence().get(field);
    return known == null
        ? new Source("", receipt.firstPage(), Box.PAGE, 100, BY_HAND, row++)
        : new Source(
            known.text(), known.page(), known.box(), known.confidence(), known.rule(), row++);
  }

  private int digits() {
    return receipt
        .currency()
        .map(unit -> unit.getDecimalPlaces())
        .orElse(receipt.amounts().total().map(BigMoney::getScale).orElse(DEFAULT_DIGITS));
  }

  private static long thousandths(BigDecimal value) {
    return value.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue();
  }
}

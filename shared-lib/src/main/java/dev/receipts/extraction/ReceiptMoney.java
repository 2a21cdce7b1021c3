package dev.receipts.extraction;

import dev.receipts.extraction.amount.TaxCandidate;
import dev.receipts.extraction.item.Item;
import dev.receipts.extraction.notation.AmountText;
import dev.receipts.extraction.notation.NumberStyle;
import dev.receipts.receipt.LineItem;
import dev.receipts.receipt.TaxLine;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * Makes money of the thousandths that the engine counts in.
 *
 * @param currency of the receipt, where that is known
 */
record ReceiptMoney(Optional<CurrencyUnit> currency, NumberStyle style) {
  private static final CurrencyUnit UNKNOWN = CurrencyUnit.of("XXX");

  /** Decimals of amounts that are not printed alone. */
  private static final int USUAL_DECIMALS = 2;

  /** The decimals of the currency, or else those that are usual on the receipt. */
  int digits() {
    return currency.map(CurrencyUnit::getDecimalPlaces).orElse(style.digits());
  }

  /** With the digits of its currency; with more only where they are printed and not zero. */
  BigMoney of(long thousandths, int decimals) {
    int digits = currency.isPresent() ? digits() : Math.max(decimals, style.digits());
    BigDecimal exact = BigDecimal.valueOf(thousandths, 3);
    int needed = Math.max(0, exact.stripTrailingZeros().scale());
    return BigMoney.of(
        currency.orElse(UNKNOWN), exact.setScale(Math.max(needed, Math.min(digits, 3))));
  }

  /** As it is written for people. */
  String text(long thousandths) {
    return new AmountText(digits(), false).of(thousandths);
  }

  TaxLine taxLine(TaxCandidate line) {
    return new TaxLine(
        Optional.of(line.label()).filter(label -> !label.isEmpty()),
        number(line.rate()),
        money(line.base(), USUAL_DECIMALS),
        Optional.of(of(line.tax(), USUAL_DECIMALS)));
  }

  LineItem lineItem(Item item) {
    return new LineItem(
        item.description(),
        item.code(),
        number(item.quantity()),
        item.unit(),
        money(item.unitPrice(), USUAL_DECIMALS),
        money(item.amount(), item.decimals()),
        item.taxCode());
  }

  private Optional<BigMoney> money(OptionalLong thousandths, int decimals) {
    return thousandths.isPresent()
        ? Optional.of(of(thousandths.getAsLong(), decimals))
        : Optional.empty();
  }

  private static Optional<BigDecimal> number(OptionalLong thousandths) {
    if (thousandths.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal value = BigDecimal.valueOf(thousandths.getAsLong(), 3).stripTrailingZeros();
    return Optional.of(value.scale() < 0 ? value.setScale(0) : value);
  }
}

package dev.receipts.review;

import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;

/** Amounts with the digits of their currency. */
final class Decimals {
  private Decimals() {}

  /** With the digits of the currency; with more only where they are not zero. */
  static BigDecimal scaled(BigDecimal amount, CurrencyUnit unit) {
    return amount.setScale(Math.max(needed(amount), unit.getDecimalPlaces()));
  }

  /** Whether the currency has as many digits as the amount needs. */
  static boolean fit(BigDecimal amount, CurrencyUnit unit) {
    return needed(amount) <= unit.getDecimalPlaces();
  }

  private static int needed(BigDecimal amount) {
    return Math.max(0, amount.stripTrailingZeros().scale());
  }
}

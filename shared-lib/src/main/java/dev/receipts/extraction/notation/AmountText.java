package dev.receipts.extraction.notation;

import java.math.BigDecimal;

/**
 * Writes amounts as decimals.
 *
 * @param digits the decimals of the currency; more are written only where they are not zero
 * @param mirrored whether amounts are written with the other sign: the arithmetic of a refund is
 *     done as if it were a sale
 */
public record AmountText(int digits, boolean mirrored) {
  /** An amount, given in thousandths, without its currency. */
  public String of(long thousandths) {
    BigDecimal decimal = BigDecimal.valueOf(mirrored ? -thousandths : thousandths, 3);
    return decimal.setScale(Math.max(digits, decimal.stripTrailingZeros().scale())).toPlainString();
  }

  /** How many there are of something: {@code 1 line item}, {@code 2 line items}. */
  public static String count(int number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  /** A percentage. */
  public static String percent(long thousandths) {
    return new AmountText(0, false).of(thousandths) + " %";
  }
}

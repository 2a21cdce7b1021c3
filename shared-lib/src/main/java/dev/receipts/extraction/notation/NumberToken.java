package dev.receipts.extraction.notation;

/**
 * A number in a row.
 *
 * @param value in thousandths
 * @param decimals as printed
 * @param start where it begins in the row's text, with its sign and currency
 * @param end behind its last character
 * @param percent whether a percent sign follows
 * @param marked whether a currency stands with it
 * @param grouped whether its thousands are set off
 * @param corrected whether letters were read as digits
 */
public record NumberToken(
    long value,
    int decimals,
    int start,
    int end,
    boolean percent,
    boolean marked,
    boolean grouped,
    boolean corrected) {

  /** The same with a percent sign behind it. */
  NumberToken ofHundred() {
    return new NumberToken(value, decimals, start, end, true, marked, grouped, corrected);
  }

  /** {@code 1.000} beside amounts such as {@code 3,29}: a count with three decimals. */
  public NumberToken ungrouped() {
    return new NumberToken(value / 1000, 3, start, end, percent, marked, false, corrected);
  }

  /** Whether it looks like an amount of money: its decimals, or a currency beside it. */
  public boolean money(NumberStyle style) {
    return !percent
        && ((decimals == 2 && style.digits() == 2)
            || (decimals == 3 && style.digits() == 3)
            || (marked && decimals <= 3));
  }
}

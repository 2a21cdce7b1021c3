package dev.receipts.extraction.arithmetic;

/** The independent kinds of printed evidence for a total. */
enum Proof {
  /** What was handed over less what came back. */
  PAYMENT,
  /** The amount that the card was charged or that was handed over, without change. */
  PAID_EXACTLY,
  /** The subtotal with taxes, charges and discounts. */
  COMPOSITION,
  /** The subtotal alone, printed a second time. */
  SUBTOTAL,
  /** The sum of the line items. */
  ITEMS,
  /** The bases and taxes of the tax table. */
  TAX_TABLE,
  /** The tax that the total holds at a printed rate. */
  INCLUDED_TAX,
  /** The total before rounding. */
  ROUNDING,
  /** The totals of groups above it. */
  GROUPS;

  /** Whether it may hold of a part of the total, as of what a card paid beside a voucher. */
  boolean ofPartToo() {
    return this == PAID_EXACTLY || this == TAX_TABLE || this == INCLUDED_TAX;
  }
}

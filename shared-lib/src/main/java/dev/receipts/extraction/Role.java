package dev.receipts.extraction;

/** What an amount is in the arithmetic of a receipt. */
enum Role {
  SUBTOTAL,
  TAX,
  TIP,
  SERVICE,
  SHIPPING,
  DISCOUNT,
  ROUNDING,
  TOTAL,
  PAID,
  CHANGE,
  DUE
}

package dev.receipts.extraction.amount;

/** What an amount is in the arithmetic of a receipt. */
public enum Role {
  SUBTOTAL("subtotal"),
  TAX("tax"),
  TIP("tip"),
  SERVICE("serviceCharge"),
  SHIPPING("shipping"),
  DISCOUNT("discount"),
  ROUNDING("rounding"),
  TOTAL("total"),
  PAID("paid"),
  CHANGE("change"),
  DUE("due");

  private final String field;

  Role(String field) {
    this.field = field;
  }

  /** Whether its sign is printed and means something; others are printed with any sign or none. */
  public boolean signed() {
    return this == TOTAL || this == ROUNDING;
  }

  /** The name of the field in a receipt's JSON. */
  public String field() {
    return field;
  }
}

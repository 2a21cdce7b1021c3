package dev.receipts.extraction.amount;

/** What an amount is beyond its role, where that makes a difference. */
public enum Nuance {
  /** Nothing that would. */
  NONE(""),
  /** The sum that stands under a tax table. */
  PRINTED_SUM("tax table: sum"),
  /** A net amount that may as well be what is to be paid. */
  NET_TOTAL("label: net total"),
  /** What is only called a subtotal. */
  ONLY_SUBTOTAL("label: subtotal");

  private final String rule;

  Nuance(String rule) {
    this.rule = rule;
  }

  /** The rule by which such an amount is read. */
  String rule() {
    return rule;
  }

  /** What a receipt that was stored tells of an amount: of all that was known, it has the rule. */
  public static Nuance ofStored(String rule) {
    for (Nuance nuance : values()) {
      if (nuance.rule.equals(rule)) {
        return nuance;
      }
    }
    return NONE;
  }
}

package dev.receipts.samples;

import java.math.BigDecimal;

/** How a sale was paid. */
sealed interface Tender {
  /** Notes and coins, with change. */
  record Cash(BigDecimal given) implements Tender {}

  /**
   * A card.
   *
   * @param lastFour all that is printed of its number
   */
  record Card(String brand, String lastFour) implements Tender {}

  /** An invoice: to be paid later. */
  record OnAccount() implements Tender {}
}

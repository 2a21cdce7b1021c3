package dev.receipts.receipt;

import java.util.Optional;

/**
 * How it was paid.
 *
 * @param method as {@code CASH} or {@code CARD}
 * @param cardLastFour the last four digits of the card
 */
public record Payment(Optional<String> method, Optional<String> cardLastFour) {
  /** A payment of which nothing is known. */
  public static final Payment UNKNOWN = new Payment(Optional.empty(), Optional.empty());
}

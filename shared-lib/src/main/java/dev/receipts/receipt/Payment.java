package dev.receipts.receipt;

import java.util.List;
import java.util.Optional;

/**
 * How it was paid.
 *
 * @param method one of {@link #METHODS}
 * @param cardLastFour the last four digits of the card
 */
public record Payment(Optional<String> method, Optional<String> cardLastFour) {
  public static final String CASH = "CASH";
  public static final String CARD = "CARD";

  /** All ways to pay that are told apart. */
  public static final List<String> METHODS = List.of(CASH, CARD);

  /** A payment of which nothing is known. */
  public static final Payment UNKNOWN = new Payment(Optional.empty(), Optional.empty());
}

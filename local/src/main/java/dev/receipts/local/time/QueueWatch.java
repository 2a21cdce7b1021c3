package dev.receipts.local.time;

import java.util.function.BooleanSupplier;

/**
 * What somebody who polls a queue tells the clock. Time does not leap before everyone has looked
 * and found nothing.
 */
public interface QueueWatch {
  /** Looks into the queue now. */
  void looks();

  /**
   * Found nothing.
   *
   * @param hidden whether there are messages that can be seen later; asked only when it matters
   */
  void sawNothing(BooleanSupplier hidden);

  /** Would take nothing now, whatever is there, until it takes again or looks. */
  void takesNothing();

  /** Is about to look again; to be called while that goes on for which it took nothing. */
  void takesAgain();

  /** Waits a moment in real time before the next look, longer while something goes on. */
  void rest() throws InterruptedException;
}

package dev.receipts.local.time;

import java.time.Instant;
import java.util.Optional;

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
   * @param next when a message can be seen; empty where the queue holds none
   */
  void sawNothing(Optional<Instant> next);

  /** Would take nothing now, whatever is there, until it takes again or looks. */
  void takesNothing();

  /** Is about to look again; to be called while that goes on for which it took nothing. */
  void takesAgain();

  /** Waits a moment in real time before the next look, longer while something goes on. */
  void rest() throws InterruptedException;
}

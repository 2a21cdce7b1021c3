package dev.receipts.redrive;

import dev.receipts.admission.Admission;

/** Is told how a redrive goes on. */
@FunctionalInterface
public interface RedriveListener {
  /** A failure was dealt with, or stays in its queue. */
  void ended(PlannedRedrive planned, Outcome outcome);

  /**
   * The next document has to wait; told at each look.
   *
   * @param answer why it is not admitted
   */
  default void waits(Admission.Answer answer) {}
}

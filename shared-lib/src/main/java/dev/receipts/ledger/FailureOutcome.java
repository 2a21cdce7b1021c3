package dev.receipts.ledger;

import dev.receipts.error.RowDamagedException;

/** What became of a failure that was to be recorded. */
public sealed interface FailureOutcome {
  /**
   * The row holds it now, or held it already.
   *
   * @param entry the row as it is now
   */
  record Recorded(LedgerEntry entry) implements FailureOutcome {}

  /** A newer run of the document is in charge: the row was left as it is. */
  record Superseded() implements FailureOutcome {}

  /**
   * The row cannot be read, or not be written, as it is. Whether a newer run is in charge is not
   * known.
   */
  record Unreadable(RowDamagedException why) implements FailureOutcome {}
}

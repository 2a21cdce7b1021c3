package dev.receipts.ledger;

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
}

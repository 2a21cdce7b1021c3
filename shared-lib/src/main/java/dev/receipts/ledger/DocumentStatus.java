package dev.receipts.ledger;

/** Where a document stands. */
public enum DocumentStatus {
  /** It was admitted; its execution is about to start or in its first stages. */
  ACCEPTED,
  /** A later stage is at work, or it goes on after a redrive. */
  IN_PROGRESS,
  /** Its receipts are in the Receipts table. */
  STORED,
  /** It failed; the dead-letter queue has a message about it. */
  FAILED
}
